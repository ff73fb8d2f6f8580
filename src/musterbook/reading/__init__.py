"""The reading room: report text becomes attributed claims, by small pure steps and grammars kept as data."""
