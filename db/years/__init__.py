"""Two briefs of one place, a year apart. Begin with years.py."""
