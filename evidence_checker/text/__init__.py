"""Text as such: folded for matching, with the way back; fingerprints of it."""
