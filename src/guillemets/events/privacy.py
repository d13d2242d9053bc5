"""What private persons do among themselves: it makes news, but PLOVER does not code it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from guillemets.events.linking import Linker
    from guillemets.model.event import Party

_OF_PUBLIC_LIFE = frozenset({"AID", "AGREE", "CONSULT", "COOPERATE", "REJECT"})
"""Types that only count between parties that have a part in public life."""


def is_private(event: str, actors: tuple[Party, ...], recipients: tuple[Party, ...], linker: Linker) -> bool:
    """Whether nobody who takes part holds an office or stands for a body, a group or a state."""
    if event not in _OF_PUBLIC_LIFE or not (actors or recipients):
        return False
    return all(linker.is_private_person(party) for party in (*actors, *recipients))
