"""Text that XML 1.0 can carry, of the same length."""

from __future__ import annotations

import re

# XML 1.0, production 2 (Char): everything else may not stand in a document, not even as a reference.
_BARRED = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def xml_text(text: str) -> str:
    r"""The text with each character that XML bars replaced by U+FFFD, so that offsets stay what they are.

    >>> xml_text("a\x0cb")
    'a\ufffdb'
    """
    return _BARRED.sub("\ufffd", text)
