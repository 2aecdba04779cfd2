"""What the operating system refuses, in a sentence for whoever runs a command."""

import errno
import os

_REASONS = {
    errno.ENOSPC: "der er ikke mere plads på disken: slet noget, og prøv igen",
    errno.EDQUOT: "der er ikke mere plads til denne bruger: slet noget, og prøv igen",
    errno.EFBIG: "filen må ikke blive så stor",
    errno.EACCES: "der er ikke adgang til den",
    errno.EPERM: "det er ikke tilladt",
    errno.EROFS: "disken kan kun læses",
    errno.ENAMETOOLONG: "navnet er for langt (en del af det må fylde 255 bytes)",
    errno.EMFILE: "der er for mange åbne filer",
    errno.ENFILE: "der er for mange åbne filer",
    errno.ENOENT: "den er der ikke (mere)",
    errno.EIO: "disken svarer ikke, som den skal",
    errno.ENOMEM: "der er ikke mere hukommelse",
    errno.EBUSY: "den er i brug",
    errno.ELOOP: "den er et link i ring",
    errno.ENOTDIR: "en del af stien er ikke en mappe",
    errno.EISDIR: "den er en mappe",
}


def reason(error: OSError) -> str:
    """Return which file an error is about, if any, and why, in Danish without a full stop."""
    why = _REASONS.get(error.errno or 0) or error.strerror or str(error)
    file = error.filename2 or error.filename  # of two, that which was written
    if not file:
        return why
    name = os.fsdecode(file)
    if name.startswith(f"{os.getcwd()}/"):  # noqa: PTH109 - a text is wanted
        name = name[len(os.getcwd()) + 1 :]  # noqa: PTH109
    if len(name) > _LONGEST:
        name = f"{name[:_LONGEST]}…"
    return f"{name}: {why}"


_LONGEST = 200
"""Characters of a file's name that are told."""
