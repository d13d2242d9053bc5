"""Names in the text: the model's, corrected by what the package knows, by titles, and by the text itself."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from guillemets.entities.names import Name, NameLabel, folded
from guillemets.lexicons.knowledge import LONGEST, KnownName, Sense, squeezed
from guillemets.lexicons.reference_words import ReferenceSort

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from guillemets.language.parsed import Parsed
    from guillemets.lexicons import Lexicons

_MARKS = frozenset('«»"“”‹›()[]')
_CUTS = _MARKS | {",", ";", ":", "|", "/"}
_LOWER_STARTS = ("talib", "shebab", "houthi", "place", "palais", "quai", "hôtel", "rue", "départ", "groupe", "colline")
_SHORT = 5


def find_names(parsed: Parsed, words: Lexicons) -> tuple[Name, ...]:
    """The names of the text in order, none inside another.

    1. known names (knowledge base), titled names ("Mme Kallas") and the model's own, trimmed, compete for their words;
    2. what a name is in most places, and in its fullest form, it is everywhere;
    3. a family name known from its full form is found wherever it stands.
    """
    forms = [token.text for token in parsed.doc]
    known = list(_known(forms, words))
    titled = list(_titled(forms, words))
    model = list(_model(parsed, words))
    chosen = _reconciled([*titled, *known, *model])
    chosen = _agreed(chosen, forms, words)
    return tuple(_spread(chosen, forms))


def _known(forms: list[str], words: Lexicons) -> Iterator[Name]:
    knowledge = words.knowledge
    i = 0
    while i < len(forms):
        found = None
        if forms[i][0].isupper() or forms[i][0].isdigit() or forms[i].startswith(_LOWER_STARTS):
            joined = ""
            for j in range(i, min(i + 9, len(forms))):
                joined += squeezed(forms[j])
                if len(joined) > LONGEST:
                    break
                if known := knowledge.names.get(joined):
                    found = (j, known)
        if found is None or _common(forms, i, found[0]):
            i += 1
            continue
        last, known = found
        yield Name(first=i, last=last, text=" ".join(forms[i : last + 1]), label=_label(known), known=known)
        i = last + 1


def _common(forms: list[str], first: int, last: int) -> bool:
    """Whether a known name is more likely a common word that opens its sentence, or part of a longer name."""
    word = forms[first]
    opens = first == 0 or forms[first - 1] in {".", "«", "!", "?", ":"}
    follower = forms[last + 1] if last + 1 < len(forms) else ""
    return first == last and opens and not word.isupper() and follower in {"de", "du", "des", "d'"} and word[-1] in "en"


def _label(known: KnownName) -> NameLabel:
    if known.sense in (Sense.ORGANISATION, Sense.SEAT):
        return NameLabel.ORG
    return NameLabel.ORG if known.field else NameLabel.LOC


def _titled(forms: list[str], words: Lexicons) -> Iterator[Name]:
    """Names after a form of address; several after a plural one are left to the model."""
    for i, form in enumerate(forms[:-1]):
        title = words.titles.get(form)
        if title is None:
            continue
        last = _capitals(forms, i + 1, words)
        if last > i:
            yield Name(
                first=i + 1,
                last=last,
                text=" ".join(forms[i + 1 : last + 1]),
                label=NameLabel.PER,
                title=title,
                titled=i,
            )


def _capitals(forms: list[str], start: int, words: Lexicons) -> int:
    """The last token of the run of capitalised words (particles between them allowed) from ``start`` on."""
    particles = words.reference_words[ReferenceSort.PARTICLE]
    last = start - 1
    i = start
    while i < len(forms):
        form = forms[i]
        if form[0].isupper() and form[0].isalpha():
            last = i
        elif form.lower() not in particles:
            break
        i += 1
    return last


def _model(parsed: Parsed, words: Lexicons) -> Iterator[Name]:
    """The model's names without marks, determiners, titles and role nouns at their edges, cut at commas and marks."""
    forms = [token.text for token in parsed.doc]
    for entity in parsed.doc.ents:
        label = NameLabel(entity.label_) if entity.label_ in NameLabel.__members__ else NameLabel.MISC
        start = entity.start
        for i in range(entity.start, entity.end + 1):
            if i == entity.end or forms[i] in _CUTS or (i > start and _breaks(parsed, i)):
                name = _trimmed(parsed, start, i - 1, label, words)
                if name is not None:
                    yield name
                start = i if i < entity.end and forms[i] not in _CUTS else i + 1


def _breaks(parsed: Parsed, i: int) -> bool:
    """Whether a line of the text ends before token ``i``."""
    return "\n" in parsed.text[parsed.ends[i - 1] : parsed.starts[i]] or bool(parsed.doc[i].is_sent_start)


def _trimmed(parsed: Parsed, first: int, last: int, label: NameLabel, words: Lexicons) -> Name | None:
    doc = parsed.doc
    title = titled = None
    while first <= last:
        form = doc[first].text
        if form in words.titles:
            title, titled = words.titles[form], first
        elif not _outside(form, label, words):
            break
        first += 1
    while last >= first and not any(c.isalnum() for c in doc[last].text):
        last -= 1
    while last > first and (doc[last].pos_ in {"ADP", "DET", "CCONJ", "VERB", "AUX"} and doc[last].text[0].islower()):
        last -= 1
    first = _after_role(parsed, first, last, words)
    if first > last or not any(doc[i].text[0].isupper() for i in range(first, last + 1)):
        return None
    if label is NameLabel.PER:
        first = _after_noun(parsed, first, last)
    if first == last and _doubtful(parsed, first, label, words):
        return None
    text = " ".join(token.text for token in doc[first : last + 1])
    return Name(first=first, last=last, text=text, label=label, title=title, titled=titled)


def _after_role(parsed: Parsed, first: int, last: int, words: Lexicons) -> int:
    """Where the name begins after a role that the model took for part of it; past ``last`` when all of it is a role.

    "Premier ministre", "procureur de la République" and "Président du Conseil italien" are no names.
    """
    doc = parsed.doc
    for length in (3, 2, 1):
        form = " ".join(token.text.lower() for token in doc[first : first + length]).replace("' ", "'")
        if first + length - 1 <= last and form in words.role_nouns and form not in words.first_names:
            follower = first + length
            if follower > last or not doc[follower].text[0].isupper():
                return last + 1
            return follower
    return first


def _outside(form: str, label: NameLabel, words: Lexicons) -> bool:
    """Whether a word at the head of a name is none of it: a determiner, a role; for a person all in lower case."""
    lower = form.lower()
    if label is NameLabel.PER:
        return form[0].islower() or not form[0].isalnum()
    return (lower in words.determiners and form[0].islower()) or not form[0].isalnum()


def _after_noun(parsed: Parsed, first: int, last: int) -> int:
    """Where a person's name begins after a common noun in capitals ("Affaire Blanc" in a headline)."""
    if first == last or not parsed.doc[first].is_sent_start:
        return first
    lower = parsed.doc[first].text.lower()
    return first + 1 if any(token.text == lower for token in parsed.doc) else first


def _doubtful(parsed: Parsed, i: int, label: NameLabel, words: Lexicons) -> bool:
    """Whether a one-word name is a common word: it opens its sentence, or stands elsewhere in lower case."""
    token = parsed.doc[i]
    lower = token.text.lower()
    if token.text in words.first_names:
        return False
    if lower in words.determiners or lower in words.pronouns or f"{lower} des" in words.determiners:
        return True
    if label is not NameLabel.PER:
        return bool(token.is_sent_start) and token.pos_ in {
            "VERB",
            "AUX",
            "ADV",
            "ADP",
            "DET",
            "PRON",
            "SCONJ",
            "CCONJ",
        }
    if lower in words.role_nouns:
        return True
    return bool(token.is_sent_start) and (
        token.pos_ not in {"PROPN", "NOUN"} or any(other.text == lower for other in parsed.doc)
    )


def _reconciled(names: Iterable[Name]) -> list[Name]:
    """The names without overlaps: the longer one wins, and of equal ones the earlier in the list."""
    ranked = sorted(enumerate(names), key=lambda pair: (pair[1].first - pair[1].last, pair[0]))
    taken: dict[int, Name] = {}
    chosen: list[Name] = []
    for _, name in ranked:
        places = range(name.first, name.last + 1)
        if any(i in taken for i in places):
            continue
        chosen.append(name)
        taken.update(dict.fromkeys(places, name))
    return sorted(chosen, key=lambda name: name.first)


def _agreed(names: list[Name], forms: list[str], words: Lexicons) -> list[Name]:
    """The names with the label that most of their occurrences have; a titled one decides for all."""
    votes: dict[str, Counter[NameLabel]] = defaultdict(Counter)
    for name in names:
        weight = 9 if name.title else 2 if name.last > name.first else 1
        votes[folded(name.text)][name.label] += weight
        if name.label is NameLabel.PER and name.last > name.first:
            votes[folded(forms[name.last])][NameLabel.PER] += 3
    agreed = []
    for name in names:
        if name.known:
            agreed.append(name)
            continue
        best = votes[folded(name.text)].most_common(1)[0][0]
        if name.first == name.last and forms[name.first] in words.first_names and name.label is NameLabel.MISC:
            best = NameLabel.PER
        agreed.append(name if best is name.label else replace(name, label=best))
    return agreed


def _spread(names: list[Name], forms: list[str]) -> list[Name]:
    """The names with every further place where a name of the text stands again."""
    taken = {i for name in names for i in range(name.first, name.last + 1)}
    again: dict[str, Name] = {}
    for name in names:
        if name.known or name.label is NameLabel.MISC:
            continue
        again.setdefault(name.text if name.first == name.last else "", name)
        if name.label is NameLabel.PER and name.last > name.first and len(forms[name.last]) > 2:  # noqa: PLR2004
            again.setdefault(forms[name.last], name)
    again.pop("", None)
    found = [
        Name(first=i, last=i, text=form, label=again[form].label)
        for i, form in enumerate(forms)
        if i not in taken and form in again and form[0].isupper()
    ]
    return sorted([*names, *found], key=lambda name: name.first)
