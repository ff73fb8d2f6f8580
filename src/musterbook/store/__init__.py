"""The cupboard: the book, its keys, and the followers that are rebuilt from it, on SQLite or PostgreSQL."""
