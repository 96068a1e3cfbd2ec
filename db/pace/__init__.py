"""Where a target stands on a date: pure arithmetic, its rules and its words. Begin with pace.py."""
