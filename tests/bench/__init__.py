"""Measurements as ratios against a floor or a peer, in one run on one machine. No test fails on a time."""
