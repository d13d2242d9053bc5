"""What else happens in the transaction that takes a dispatch in, in order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guillemets.store.lineage.following import link
from guillemets.store.offices import learn

if TYPE_CHECKING:
    from guillemets.store.writer import Follower

FOLLOWERS: tuple[Follower, ...] = (link, learn)
