"""The data put through the rules: what pages, publish, checks and commands share."""
