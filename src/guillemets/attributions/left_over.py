"""What the stage saw and could not use: nothing is lost, nothing is silently guessed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guillemets.attributions.scene import contents_by_word
from guillemets.attributions.verb_shapes import Shape
from guillemets.language.verbs import is_finite
from guillemets.lexicons.cue_verbs import Strength
from guillemets.lexicons.grammar import grammar
from guillemets.model.refusal import Reason, Refusal, Stage

if TYPE_CHECKING:
    from guillemets.attributions.groups import VerbGroup
    from guillemets.attributions.scene import Draft, Scene, Stretch

_SPEECH_LENGTH = 6  # words from which an unclaimed quotation with a verb looks like speech


def refusals_of(scene: Scene, drafts: list[Draft], unlikely: list[Draft]) -> tuple[Refusal, ...]:
    """A refusal for each strong cue without content, content without source, quotation without speaker.

    And one for each attribution that was found but is more likely wrong than right, at its content.
    """
    cues = {draft.cue.first for draft in (*drafts, *unlikely) if draft.cue is not None}
    doubtful = [
        _refusal(scene, draft.content[0].first, draft.content[-1].last, Reason.UNLIKELY_ATTRIBUTION)
        for draft in unlikely
    ]
    lone = [
        _refusal(scene, group.first, group.last, Reason.CUE_WITHOUT_CONTENT)
        for group in scene.groups
        if group.first not in cues and _expects_content(scene, group)
    ]
    sourceless = [
        _refusal(scene, draft.cue.first, draft.cue.last, Reason.CUE_WITHOUT_SOURCE)
        for draft in drafts
        if draft.source is None and draft.cue is not None
    ]
    contents = contents_by_word([*drafts, *unlikely])
    unclaimed = [
        _refusal(scene, quote.first, quote.last, Reason.QUOTATION_WITHOUT_SPEAKER)
        for quote in scene.quotes
        if not contents.touching(quote.first, quote.last) and _is_speech(scene, quote)
    ]
    return (*lone, *sourceless, *unclaimed, *doubtful)


def _refusal(scene: Scene, first: int, last: int, reason: Reason) -> Refusal:
    place = scene.parsed.place(first, last)
    return Refusal(stage=Stage.ATTRIBUTIONS, start=place.start, end=place.end, reason=reason)


def _expects_content(scene: Scene, group: VerbGroup) -> bool:
    """Whether a reader would expect words after this verb: it reports nearly always, is finite and affirmed."""
    strong = any(verb.strength is Strength.STRONG for verb in group.verbs)
    affirmed = group.shape is Shape.FINITE and not group.negated and not group.future
    return strong and affirmed and not _is_first_person(scene, group)


def _is_first_person(scene: Scene, group: VerbGroup) -> bool:
    before = scene.doc[group.first - 1].lower_ if group.first else ""
    return before in grammar().first_or_second_person or scene.doc[group.first].lower_ in ("nous", "vous")


def _is_speech(scene: Scene, quote: Stretch) -> bool:
    words = scene.doc[quote.first + 1 : quote.last]
    return len(words) >= _SPEECH_LENGTH and any(is_finite(word) for word in words)
