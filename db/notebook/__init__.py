"""The user's own file: its tables, its gate, exchange with another one. Begin with notebook.py."""
