"""From outputs to a published site: what to make, by whom, and how the site is swapped in."""
