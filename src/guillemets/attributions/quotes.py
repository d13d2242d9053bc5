"""Quotations that no cue has claimed: announced by a colon, floating, quoted crossheads; what is left is not speech."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from guillemets.attributions.extent import after_connectives, sentence_end, trimmed
from guillemets.attributions.noun_phrases import can_speak, names_a_source, phrase_at
from guillemets.attributions.scene import Draft, Scene, Stretch
from guillemets.attributions.source_spans import source_span
from guillemets.language.places import WORDS, Places
from guillemets.language.verbs import is_finite
from guillemets.lexicons.grammar import grammar
from guillemets.model.attribution import Act
from guillemets.model.dispatch import PartKind

if TYPE_CHECKING:
    from guillemets.model.span import Span

_EARLIEST = 2  # words before a quotation that something introduces
_SHORTEST_ALONE = 4  # words, marks included; a shorter quoted crosshead is no statement
_SHORTEST_WOVEN = 3  # words; a shorter quotation in a sentence without cue is mostly a term, not speech


class Taken:
    """What attributions have, by the words of their contents and of their reporting expressions."""

    def __init__(self, drafts: list[Draft]) -> None:
        self.contents: Places[Stretch] = Places(WORDS)
        self.cues: Places[Stretch] = Places(WORDS)
        self._reaches: Places[Stretch] = Places(WORDS)
        for draft in drafts:
            self.add(draft)

    def add(self, draft: Draft) -> None:
        """Let ``draft`` have its words, too."""
        for fragment in draft.content:
            self.contents.add(fragment.first, fragment.last, fragment)
        if draft.cue is not None:
            self.cues.add(draft.cue.first, draft.cue.last, draft.cue)
        if draft.reach is not None:
            self._reaches.add(draft.reach.first, draft.reach.last, draft.reach)

    def holds(self, quote: Stretch) -> bool:
        """Whether an attribution's content or reporting words hold the quotation, wholly or in part."""
        return any(places.touching(quote.first, quote.last) for places in (self.contents, self.cues, self._reaches))


def find_announced(scene: Scene, taken: Taken) -> list[Draft]:
    """Quotations after a colon that nothing but a name or a plain clause introduces: "L'entraîneur: «...»".

    What is found is ``taken`` from then on.
    """
    found = []
    for quote in scene.quotes:
        if quote.first < _EARLIEST or scene.doc[quote.first - 1].text != ":" or taken.holds(quote):
            continue
        source = _announcing(scene, quote)
        if source is not None:
            found.append(
                Draft(
                    content=(quote,),
                    cue=None,
                    source=source,
                    reach=None,
                    act=Act.STATES,
                    rule="colon",
                    confidence=0.85,
                )
            )
    for draft in found:
        taken.add(draft)
    return found


def _announcing(scene: Scene, quote: Stretch) -> Span | None:
    """The source before a colon: a noun phrase that fills the sentence so far, or the subject of its clause."""
    doc = scene.doc
    start = scene.sentence(quote.first - 1).first  # the colon may end the paragraph before
    phrase = phrase_at(scene, start, quote.first - 2)
    if phrase is not None and names_a_source(scene, phrase) and _only_apposed(scene, phrase.last + 1, quote.first - 1):
        return scene.parsed.place(phrase.first, phrase.last)
    subjects = [t for t in doc[start : quote.first - 1] if t.dep_ == "nsubj" and t.head.dep_ == "ROOT"]
    if len(subjects) == 1 and can_speak(scene, subjects[0]) and subjects[0].lower_ not in grammar().first_person_or_on:
        return source_span(scene.parsed, subjects[0])
    return None


def _only_apposed(scene: Scene, first: int, colon: int) -> bool:
    """Whether nothing but an apposition or what it is about stands before the colon: "Paul Roy, boulanger: «...»".

    "Paul Roy sur la grève: «...»" does, too.
    """
    doc = scene.doc
    if first == colon:
        return True
    apposed = doc[first].text == "," and doc[first + 1].pos_ != "ADP"
    return (apposed or doc[first].lower_ == "sur") and not any(is_finite(word) for word in doc[first:colon])


def find_floating(scene: Scene, taken: Taken) -> list[Draft]:
    """Quotations without a cue that go on with the speaker before them, in order; they are ``taken`` one by one."""
    found: list[Draft] = []
    for quote in scene.quotes:
        if any(other != quote for other in scene.quotes_touching(quote.first, quote.first)) or taken.holds(quote):
            continue
        content = _floating(scene, quote, taken)
        if content is not None:
            rule = "floating.sentence" if content == quote else "floating.woven"
            found.append(
                Draft(
                    content=(content,),
                    cue=None,
                    source=None,
                    reach=None,
                    act=Act.STATES,
                    rule=rule,
                    confidence=0.7,
                    floating=True,
                )
            )
            taken.add(found[-1])
    return found


def _floating(scene: Scene, quote: Stretch, taken: Taken) -> Stretch | None:
    """The content of a floating quotation: itself when it is whole sentences, its sentence when woven into one."""
    doc = scene.doc
    sentence = scene.sentence(quote.first)
    first = after_connectives(scene, sentence.first, quote.first)
    last_sentence = scene.sentence(quote.last)
    introduced = quote.first > sentence.first and doc[quote.first - 1].text == ":"
    alone = (first >= quote.first or introduced) and _closes(scene, quote, last_sentence)
    verbal = any(doc[i].pos_ in ("VERB", "AUX") for i in range(quote.first, quote.last + 1))
    if alone:
        crosshead = (
            scene.parsed.dispatch.parts[scene.parsed.part_at(scene.parsed.starts[quote.first])].kind
            is PartKind.CROSSHEAD
        )
        if not verbal or quote.last - quote.first < _SHORTEST_ALONE:
            return None
        within = 1 if introduced else 3
        goes_on = crosshead or _follows(scene, quote.first, taken, within=within) or _quoted_again(scene, quote)
        return quote if goes_on else None
    if quote.last - quote.first - 1 < _SHORTEST_WOVEN or not _follows(scene, sentence.first, taken, within=1):
        return None
    if not verbal and not _quoted_twice(scene, sentence) and not _vouched_for(scene, sentence):
        return None
    if _charged_with(scene, sentence):
        return None
    whole = Stretch(sentence.first, last_sentence.last)
    cues = taken.cues.touching(whole.first, whole.last)
    if any(whole.holds(cue) and scene.quote_around(cue.first) is None for cue in cues):
        return None
    return trimmed(scene, first, sentence_end(scene, quote.last))


def _charged_with(scene: Scene, sentence: Stretch) -> bool:
    """Whether the first quotation of a sentence is a charge or an aim: "garde à vue pour «violences sur un agent»"."""
    doc = scene.doc
    first = next((q for q in scene.quotes_opening(sentence.first, sentence.last)), None)
    if first is None or any(is_finite(word) for word in doc[first.first : first.last + 1]):
        return False
    before = first.first - (2 if doc[first.first - 1].pos_ == "DET" else 1)
    return before >= sentence.first and doc[before].lower_ == "pour"


def _quoted_again(scene: Scene, quote: Stretch) -> bool:
    """Whether a later quotation holds just these words: a headline quotes from the body."""
    words = f" {scene.words_in(quote)} "
    later = (q for q in scene.quotes if q.first > quote.last)
    return words.count(" ") > _SHORTEST_ALONE and any(words in f" {scene.words_in(q)} " for q in later)


def _vouched_for(scene: Scene, sentence: Stretch) -> bool:
    """Whether the sentence leaves its truth to somebody: it is in the conditional or in the future."""
    verbs = [word for word in scene.doc[sentence.first : sentence.last + 1] if is_finite(word)]
    moods = [(word.morph.get("Mood", []), word.morph.get("Tense", [])) for word in verbs]
    return any(mood == ["Cnd"] or tense == ["Fut"] for mood, tense in moods)


def _closes(scene: Scene, quote: Stretch, sentence: Stretch) -> bool:
    """Whether nothing but a full stop or a reference mark follows a quotation in its sentence."""
    last = sentence.last - 1 if scene.doc[sentence.last].text == "." else sentence.last
    return sentence.last - quote.last <= 1 or scene.before_reference(last) <= quote.last


def _quoted_twice(scene: Scene, sentence: Stretch) -> bool:
    """Whether a sentence holds two quotations or more of some length: somebody's words are woven into it."""
    inside = scene.quotes_opening(sentence.first, sentence.last)
    long = [q for q in inside if sentence.holds(q) and q.last - q.first > _SHORTEST_WOVEN]
    return len(long) > 1


def _follows(scene: Scene, first: int, taken: Taken, within: int) -> bool:
    """Whether an attribution ends in one of the ``within`` sentences before token ``first``."""
    at = bisect_left(scene.sentence_starts, scene.sentence(first).first)
    earliest = scene.sentence_starts[max(at - within, 0)]
    return any(earliest <= fragment.last < first for fragment in taken.contents.touching(earliest, first))
