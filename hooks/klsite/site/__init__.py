"""The whole site: its pages, its address index and its artifacts, before any is rendered."""
