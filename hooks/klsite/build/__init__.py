"""From a project folder to a published site: what to render, by whom, into which tree."""
