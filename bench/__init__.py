"""Measures of Musterbook: each module prints a table, with the ratio to a peer or a limit taken in the same run."""
