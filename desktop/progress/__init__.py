"""Following the targets through the year: what was entered, how it is changed and undone, and the forms for it."""
