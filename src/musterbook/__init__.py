"""Musterbook keeps the book that answers for a multinational security mission."""

__version__ = "0.1.0"
