"""One show state; the audience window and the presenter's console only render it."""
