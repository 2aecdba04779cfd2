"""Everything beyond a single file that can be wrong, a module a subject."""
