"""The vocabulary: pydantic models of the data files, and the registry of the kinds of them."""
