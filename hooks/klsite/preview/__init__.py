"""The preview: the site as it would be built now, shown while it is edited."""
