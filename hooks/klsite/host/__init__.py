"""The one part that knows MkDocs: what it is given, how it is run, and what it gives back."""
