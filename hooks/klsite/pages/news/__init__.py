"""The pages of news items and of their lists."""
