"""Model and results to page records: one module per part of the site.

A page record holds an address, a template name and what the template shows. Rendering it to HTML
is the business of ``render``, which these modules do not import.
"""
