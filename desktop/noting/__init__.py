"""Notes, bookmarks and highlights: what is kept of them, how they are written, and how they leave as a file."""
