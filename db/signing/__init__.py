"""Signed packs: keys, the block at the end of a pack, the commands. Begin with signing.py."""
