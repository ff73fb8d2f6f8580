"""Entries become rows, account by account: what the book says of each matter. Pure folds, one file a register."""
