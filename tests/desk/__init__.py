"""The desk in front of a real book."""
