"""What `--self-check` tries: each part of the program really used once, nothing written, nothing asked of a network."""
