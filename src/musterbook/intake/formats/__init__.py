"""The formats that are read in the child, one file each: `extract` makes a Text, `warm_up` loads all that it needs."""
