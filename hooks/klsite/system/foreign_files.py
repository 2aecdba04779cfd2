"""The files that other programs leave among those that somebody writes, by their names alone."""

import re

WELL_KNOWN = ".well-known"
"""The one hidden name that is meant to be published (RFC 8615)."""

_ENDINGS = (
    "~",  # a backup by Emacs, Vim, nano, Gedit
    *(".bak", ".backup", ".old", ".orig", ".rej"),  # backups, and what a patch leaves
    *(".swp", ".swo", ".swn"),  # what Vim keeps beside an open file, where it is not hidden
    *(".tmp", ".temp", ".part", ".partial", ".crdownload"),  # files not written to their end
    *(".asd", ".wbk"),  # autosaves and backups by Word
    *(".pyc", ".lnk"),  # compiled Python, a shortcut of Windows
)
_NAMES = {
    "4913",  # by which Vim tries whether it may write in a folder
    *("thumbs.db", "ehthumbs.db", "desktop.ini", "icon\r"),
    *("__pycache__", "__macosx", "$recycle.bin", "system volume information", "@eadir"),
    *("lost+found", "cvs"),
}
_STARTS = (
    ".",  # hidden: .#x by Emacs, .x.swp by Vim, .~lock.x# by LibreOffice, .DS_Store
    "~$",  # the owner file of Word, Excel and PowerPoint
    "~wr",  # a working file of Word
)
_MERGE_VERSION = re.compile(r".+_(?:BASE|LOCAL|REMOTE|BACKUP)_[0-9]+\.[a-z]+")
"""A version that ``git mergetool`` lays beside the file to be merged."""

_COPY_MARK = re.compile(
    r"(?i:\.sync-conflict-[0-9]{8}-[0-9]{6}(?:-\w+)?)"  # Syncthing
    r"|(?i: ?\([^()]*(?:konflikt|conflict)[^()]*\))"  # OneDrive, Dropbox, iCloud, Google Drive
    r"|(?i:[ _](?:conflict|konflikt)-[0-9][\w-]*)"  # Nextcloud and ownCloud
    r"|-(?:DESKTOP|LAPTOP)-[A-Z0-9]{5,8}(?:-[0-9]+)?(?=\.|$)"  # OneDrive: the computer's name
)


def is_left_behind(name: str) -> bool:
    """Return whether a file or folder of this name is a lock, an autosave, a backup or the like.

    Whatever is hidden counts too, but for ``.well-known``.
    """
    folded = name.lower()
    if folded.startswith(_STARTS):
        return name != WELL_KNOWN
    return (
        folded.endswith(_ENDINGS)
        or folded in _NAMES
        or (len(name) > 1 and name[0] == name[-1] == "#")  # an autosave by Emacs
        or ("_" in name and _MERGE_VERSION.fullmatch(name) is not None)
    )


def original_of(name: str) -> str | None:
    """Return the name of which a program that synchronizes has made a conflict copy, if it is one.

    Such a copy has what somebody wrote, and may be the only file that has it.
    """
    original, copies = _COPY_MARK.subn("", name)
    return original if copies else None
