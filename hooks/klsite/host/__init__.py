"""The only package that imports MkDocs: its input, its run, and its output.

Where only ProperDocs is installed, which continues MkDocs 1, that is used under the name of MkDocs.
"""

from importlib.util import find_spec

if find_spec("mkdocs") is None:
    import properdocs.replacement  # noqa: F401 - from now on ``import mkdocs`` finds it
