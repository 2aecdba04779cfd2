"""The program behind the public pages of KL and the kommunekontaktråd (KKR).

Data flows one way: load -> model -> rules -> pages -> publish and render. Nothing in this
package imports MkDocs; ``hooks/main.py`` is the only file that does.
"""
