"""Laws of assessment."""
