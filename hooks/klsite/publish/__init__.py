"""Model and results to the files beside the pages: feeds, calendars, open data, the sitemap."""
