"""A compressed file is the same on every machine and under every version of Python."""

import gzip

from klsite.system.gzipped import gzipped


def test_the_header_names_neither_a_time_nor_a_system() -> None:
    compressed = gzipped(b"Referat\n" * 99, 6)
    assert compressed[:10] == b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\xff"
    assert gzip.decompress(compressed) == b"Referat\n" * 99
