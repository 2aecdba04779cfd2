"""The benchmark: a corpus, the project and its peers, measuring and reporting."""
