"""The verbs: every write to the book, one file each, with who may do it."""
