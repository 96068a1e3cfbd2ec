"""The window and what is in it, one view a file. Views show; the navigator decides where."""
