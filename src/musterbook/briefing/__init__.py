"""What a situation looks like to a reader: tables, charts, and the brief as HTML, Markdown and PDF."""
