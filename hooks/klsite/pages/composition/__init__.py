"""The pages of the compositions of the councils."""
