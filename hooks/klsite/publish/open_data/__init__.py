"""The open data of the site: tables, Popolo, and what describes them to people and machines."""
