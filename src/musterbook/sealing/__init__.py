"""What keeps secrets: the wrapping of keys."""
