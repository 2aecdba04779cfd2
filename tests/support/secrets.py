"""Records of every kind with a page of its own, to be kept from the public: words to look for."""

WORD, PAPER = "hemmeligord", "hemmeligtbilag"
BYTES = b"%PDF-1.4 hemmeligebytes"
LINK = f"Se [bilaget](/bilag/{PAPER}.pdf)."

DOCUMENT = f"""\
id: {WORD}
kind: Brev
title: Om {WORD}
date: 2031-01-10
summary: Et {WORD}.
body: |
  {LINK}
updated: 2031-01-10
source: opdigtet
"""
EVENT = f"""\
id: {WORD}
title: Om {WORD}
starts: 2031-03-08
ends: 2031-03-08
summary: Et {WORD}.
topics: [{WORD}]
updated: 2031-01-10
source: opdigtet
"""
MEETING = f"""\
date: 2031-03-10
kind: ordinary
place: {WORD}
agenda_sent: 2031-01-09
agenda:
  - number: 1
    title: Om {WORD}
    papers:
      - {{title: Et bilag, file: bilag/{PAPER}.pdf}}
updated: 2031-01-10
source: opdigtet
"""
TERM = "kkr/fjordland/2030-2034"
KINDS = {
    "document": (f"documents/2031-01-10-{WORD}.yml", DOCUMENT, f"dokumenter/2031/{WORD}/"),
    "event": (f"events/2031-03-08-{WORD}.yml", EVENT, f"arrangementer/2031/{WORD}/"),
    "meeting": (f"{TERM}/meetings/2031-03-10.yml", MEETING, f"{TERM}/moeder/2031-03-10/"),
}
