"""The vocabulary: one module of pydantic models per kind of data file."""
