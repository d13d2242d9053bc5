"""Sources that do by office what others do by speaking: courts, laws and plans; and texts that speak by showing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guillemets.attributions.noun_phrases import can_speak
from guillemets.lexicons.grammar import grammar
from guillemets.lexicons.source_nouns import SourceField
from guillemets.model.attribution import SpeakerKind

if TYPE_CHECKING:
    from guillemets.attributions.scene import Scene
    from guillemets.language.tokens import Token

_NORMS = frozenset([SourceField.GOVERNMENT, SourceField.JUDICIAL, SourceField.POLITICS])  # of bills, rulings, plans


def is_court(scene: Scene, source: Token | None) -> bool:
    """Whether the source is a court, which condemns and rejects by its sentence."""
    row = scene.words.source_nouns.get(source.lower_) if source is not None else None
    if row is None or row.field is not SourceField.JUDICIAL or row.kind is not SpeakerKind.ORGANISATION:
        return False
    return row.noun not in grammar().pleading


def is_judge(scene: Scene, source: Token | None) -> bool:
    """Whether the source is a court or those who sit in it."""
    return is_court(scene, source) or (source is not None and source.lower_ in grammar().judging)


def provides(scene: Scene, source: Token | None) -> bool:
    """Whether the source is a law, a ruling, a plan or anything else without a voice: it provides and does not say."""
    row = scene.words.source_nouns.get(source.lower_) if source is not None else None
    if source is not None and not can_speak(scene, source):
        return source.text != "%"  # a plan, not a forecast: "le nouveau système prévoit que"
    return row is not None and row.kind is SpeakerKind.DOCUMENT and row.field in _NORMS


def is_document(scene: Scene, source: Token | None) -> bool:
    """Whether the source is a text or figures, which show and foresee by saying: "les chiffres montrent une baisse"."""
    row = scene.words.source_nouns.get(source.lower_) if source is not None else None
    return row is not None and row.kind is SpeakerKind.DOCUMENT and row.field not in _NORMS
