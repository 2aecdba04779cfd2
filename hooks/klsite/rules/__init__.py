"""What the rules of procedure compute: pure functions on integers and fractions.

Nothing in here reads files, asks the clock or knows the site. Every result is a list of steps
in the order a person would work.
"""
