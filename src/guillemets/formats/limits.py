"""How much of an input is taken into memory at once, and where reading stops.

A dispatch has a few thousand characters, a long page a few hundred thousand. The limits lie far above what is sent
in earnest and far below what a machine can hold, so that no input, however made, takes the memory of the program.
"""

from __future__ import annotations

MOST_BYTES = 32 * 1024 * 1024
"""Bytes of one document that is parsed whole: a page, a wire item, a feed, a JSON document, a line, a row."""

MOST_ATTRIBUTE = 1_000_000
"""Characters of one attribute of an XML element."""

MOST_FIELD = 10_000
"""Characters of one field beside the text: an id, an address, a headline, a note, a keyword."""

MOST_IDS = 1_000_000
"""Identifiers of one input that are remembered to find duplicates."""

PEEK = 65_536
"""Bytes at the head of an input that its format is told by."""

BOMB_BYTES = 64 * 1024 * 1024
"""Decompressed bytes after which a compressed input is held against ``BOMB_RATIO``."""

BOMB_RATIO = 200
"""Decompressed bytes for one compressed byte, over which an input is a bomb. French text gives 3, markup up to 20."""
