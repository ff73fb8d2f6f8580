"""Reading by a model: an open report's text goes to a named server, and what comes back is held against the text."""
