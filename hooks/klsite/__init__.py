"""The program behind the public pages of KL and the kommunekontaktråd (KKR).

Data flows one way: model, load, rules, pages, publish; a part imports only those before it. Only
``mkdocs_host`` knows MkDocs.
"""
