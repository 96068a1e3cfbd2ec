"""The PySide6 application: it shows briefs and never changes them."""
