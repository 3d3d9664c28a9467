"""Typed words to records: pay, places, people, days and choices. Tables are handed in."""
