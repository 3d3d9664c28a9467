"""Tables of people and of wages, with pandas."""
