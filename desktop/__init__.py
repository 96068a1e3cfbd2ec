"""The PySide6 application: it shows briefs and never changes them."""

__version__ = "0.1.0"
