"""Qt models over records. QtCore only, no widgets."""
