"""Names of files that other programs leave where people write."""

LEFT_BEHIND = [
    ".#om-webstedet.md", "#om-webstedet.md#", "om-webstedet.md~", "om-webstedet.md.~1~",
    ".om-webstedet.md.swp", "om-webstedet.md.swp", "om-webstedet.md.SWO", "4913",
    "~$om-webstedet.docx", "~$2026-11-20-a.yml", ".~lock.referat.odt#", "~WRL0001.tmp", "brev.wbk",
    "a.yml.bak", "a.yml.BAK", "a.yml.orig", "a.yml.rej", "a.yml.tmp", "a.yml.old",
    "Thumbs.db", "thumbs.db", "Desktop.ini", "desktop.ini", ".DS_Store", "._a.yml", "Icon\r",
    "a_BACKUP_4711.yml", "a_LOCAL_4711.yml", "__MACOSX", "__pycache__", ".git", "foto.png.part",
]  # fmt: skip

COPIES = [
    "2026-11-20-a (Lones konflikt 2026-11-20).yml",
    "2026-11-20-a (Lone's conflicted copy 2026-11-20).yml",
    "2026-11-20-a (Lones modstridende kopi, konflikt).yml",
    "2026-11-20-a (Case Conflict).yml",
    "2026-11-20-a.sync-conflict-20261120-101010-ABCDEF.yml",
    "2026-11-20-a.sync-conflict-20261120-101010.yml",
    "2026-11-20-a_conflict-20261120-101010.yml",
    "2026-11-20-a-DESKTOP-4K2J8QX.yml",
    "2026-11-20-a-LAPTOP-7QX1Z2AB-2.yml",
]
"""Copies of ``2026-11-20-a.yml`` that programs for synchronization have made."""
