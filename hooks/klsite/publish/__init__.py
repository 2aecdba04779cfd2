"""Model and results to feeds, calendars and open data."""
