"""What closed sets are called: the values of the record and of the store as words of the interface."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from guillemets.web.translation import Tongue


def _(message: str) -> str:
    """Marks a message for the catalogue; it is translated when it is shown."""
    return message


LABELS: dict[str, dict[str, str]] = {
    "kind": {
        "person": _("person"),
        "group": _("group"),
        "organisation": _("organisation"),
        "state": _("state"),
        "document": _("document"),
        "unknown": _("unknown"),
    },
    "naming": {
        "named": _("named"),
        "role": _("role only"),
        "anonymous": _("anonymous"),
        "unresolved": _("not identified"),
    },
    "type": {"direct": _("direct"), "indirect": _("indirect"), "mixed": _("mixed")},
    "gender": {"f": _("women"), "m": _("men"), "": _("not known")},
    "factuality": {"actual": _("given as fact"), "possible": _("possible"), "denied": _("denied")},
    "quad": {
        "verbal cooperation": _("verbal cooperation"),
        "material cooperation": _("material cooperation"),
        "verbal conflict": _("verbal conflict"),
        "material conflict": _("material conflict"),
    },
}

# What goes wrong most, and what to do about it; an error without a translation is shown as programs get it.
FAULTS = (
    _("no such dispatch"), _("search for its words"), _("no such person or body"), _("search for the name"),
    _("no such utterance"), _("dispatches lead to those they carry"), _("nothing to read"),
    _("paste a text or choose a file"), _("not a date"), _("write it as 2025-01-28"), _("this room reads no texts"),
    _("another dispatch is being read"), _("try again in a moment"), _("parameters do not fit"),
    _("see the page on the API"), _("fault in the program"), _("the log of the server says more"), _("Not Found"),
    _("ask for less: a shorter period, rarer words"),
)  # fmt: skip


def labels_in(tongue: Tongue) -> Callable[[str, str], str]:
    """The function by which templates name a value; one that has no name is shown as it is."""

    def label(family: str, value: str) -> str:
        known = LABELS[family].get(value)
        return tongue.gettext(known) if known else value

    return label
