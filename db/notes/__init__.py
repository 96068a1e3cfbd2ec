"""Notes, bookmarks and highlights on the lines of a brief. Begin with notes.py."""
