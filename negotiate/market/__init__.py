"""Pure: what a person is worth here and today."""
