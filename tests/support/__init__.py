"""What several tests share: projects, data folders, built sites, and values to try rules with."""
