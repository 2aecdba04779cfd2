"""From YAML to the model: strict reading, positions, and messages in Danish."""
