"""Model and results to page records: one module per part of the site.

A page is a record that says what it shows; how it becomes HTML, and in which program, is
nothing these modules know.
"""
