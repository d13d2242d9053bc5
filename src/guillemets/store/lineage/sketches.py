"""MinHash signatures of sentences, cut into bands: what near-duplicates share.

A signature is taken of each sentence rather than of the whole text, so that copy which is cut, or stands within a
longer article, is found as well as copy that is whole: the sentences that both have share a band with certainty.
"""

from __future__ import annotations

from hashlib import blake2b
from struct import pack
from typing import TYPE_CHECKING

from rensa import RMinHash

if TYPE_CHECKING:
    from collections.abc import Iterable

    from guillemets.store.lineage.body import Sentence

SHORTEST = 6
"""Words that a sentence needs: shorter ones ("L'enquête se poursuit.") are everybody's."""
_SHINGLE = 3
# Two bands of four: sentences that share 77 % of their shingles (one word in 25 changed) meet with p = 0.58, those
# that share 10 % with p = 0.0002. Changing any of these asks for a migration that fills copy_band anew.
_BANDS, _ROWS, _SEED = 2, 4, 1


def bands_of(sentences: Iterable[Sentence]) -> tuple[tuple[int, ...], ...]:
    """For each sentence that is long enough, the hashes of its bands as signed 64-bit integers."""
    return tuple(_bands(words) for words in sentences if len(words) >= SHORTEST)


def _bands(words: Sentence) -> tuple[int, ...]:
    # One object a sentence: the library's call for many at once starts threads, at twenty times the price here.
    signature = RMinHash(_BANDS * _ROWS, _SEED)
    small = [word.lower() for word in words]
    signature.update([" ".join(small[i : i + _SHINGLE]) for i in range(len(small) - _SHINGLE + 1)])
    digest = signature.digest()
    return tuple(
        int.from_bytes(
            blake2b(pack(f"<B{_ROWS}Q", band, *digest[band * _ROWS : (band + 1) * _ROWS]), digest_size=8).digest(),
            "little",
            signed=True,
        )
        for band in range(_BANDS)
    )
