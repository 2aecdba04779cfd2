"""The program behind the public pages of KL and the kommunekontaktråd (KKR).

Data flows one way; docs/architecture.md shows the packages and their order.
"""
