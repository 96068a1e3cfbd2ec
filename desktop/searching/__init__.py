"""Searching as one types: where results come from, and the occurrences in the brief that is read. No widgets."""
