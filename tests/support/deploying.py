"""What the tests of uploads and of web servers share."""

GONE = "dokumenter/2030/sløjfet plan.pdf"
"""An address at which there is nothing any more."""
