"""How much is read: more than any office fills in, and less than would hold up a small computer."""

MOST_BYTES = 20 * 1024 * 1024
MOST_UNPACKED = 64 * 1024 * 1024
MOST_PARTS = 2_000  # files inside a workbook
MOST_ROWS = 20_000
MOST_COLUMNS = 100
