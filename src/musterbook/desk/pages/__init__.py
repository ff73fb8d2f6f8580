"""The pages of the desk, a family a file: each view asks the house, and renders."""
