"""Processes, files, fingerprints, progress: nothing in here knows of KL."""
