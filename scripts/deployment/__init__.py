"""Uploads of the built site: into a folder of a web server, or into storage that speaks S3."""
