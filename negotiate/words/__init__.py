"""Typed and spoken words to records: pay. Knows only the records."""
