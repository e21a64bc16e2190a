"""A draft becomes an outline; an outline becomes a Word file."""
