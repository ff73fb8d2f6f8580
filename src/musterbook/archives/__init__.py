"""Archives: folders, JSON Lines, Parquet and WARC by the million become rows of claims, in no book."""
