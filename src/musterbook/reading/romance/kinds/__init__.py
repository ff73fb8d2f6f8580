"""The kinds of claims as French and Spanish tell them."""
