"""Model and results to feeds and open data."""
