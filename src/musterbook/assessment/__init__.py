"""What to make of the book: origins, links, disputes, counts, grades. Recomputed from rows, never recorded."""
