"""The YAML reader: strict, with positions, and with repair of common slips."""
