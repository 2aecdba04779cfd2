"""What the rules of procedure compute: pure functions on integers and fractions.

Nothing here reads files, asks the clock or knows the site. A result carries the steps that lead
to it, in the order in which a person would take them, each with its point of the rules.
"""
