"""Laws of registers."""
