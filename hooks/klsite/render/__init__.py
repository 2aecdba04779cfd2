"""Page records to HTML."""
