"""The words of the house as frozen records: claims, counts, times, sources, reports, entries. No input, no output."""
