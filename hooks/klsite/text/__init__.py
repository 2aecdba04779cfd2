"""Danish text, dates and Markdown: from what an editor wrote to what a reader sees."""
