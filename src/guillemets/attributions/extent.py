"""How far a content reaches: its first and last token, without connectives, outer punctuation and what follows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guillemets.attributions.groups import Shape, VerbGroup
from guillemets.attributions.scene import Scene, Stretch
from guillemets.language.verbs import bearer, is_finite, is_participle
from guillemets.lexicons.cue_verbs import Frame

if TYPE_CHECKING:
    from guillemets.language.tokens import Doc, Token

_EDGE = frozenset([",", ";", ":", ".", "-", "...", "…", "!", "?", "(", ")"])
_COORDINATORS = frozenset(["et", "mais", "ou", "puis", "avant", "tout", "en"])
_RELATIVES = frozenset(["qui", "que", "qu'", "dont", "où", "laquelle", "lequel", "lesquels", "lesquelles"])
_TURNS = frozenset(
    ["lors", "après", "contrairement", "malgré", "alors", "tandis", "sans"]
)  # after a comma they turn from what is said
_PLACE = 4  # words of a name before the colon of a headline
_WOVEN = 2  # words after a cue inside its quotation from which the quotation bounds the content
_HOPS = 4  # coordinated verbs followed upwards
_CLAUSAL = frozenset(["advcl", "conj", "parataxis"])


def trimmed(scene: Scene, first: int, last: int) -> Stretch | None:
    """The stretch without punctuation and dangling coordinators at its edges, quotation marks kept."""
    doc = scene.doc
    while first <= last and doc[first].text in _EDGE and not _kept(scene, first):
        first += 1
    while last >= first and (doc[last].text in _EDGE or doc[last].lower_ in ("et", "mais", "ou")):
        if doc[last].text in (")", "...", "…") and _opened(doc, first, last, doc[last].text):
            break
        last -= 1
    return Stretch(first, last) if first <= last else None


def _kept(scene: Scene, i: int) -> bool:
    return scene.doc[i].text == "(" and _closes_later(scene, i)


def _closes_later(scene: Scene, i: int) -> bool:
    end = scene.sentence(i).last
    return any(scene.doc[j].text == ")" for j in range(i, min(end, i + 6) + 1))


def _opened(doc: Doc, first: int, last: int, mark: str) -> bool:
    return mark in ("...", "…") or any(doc[i].text == "(" for i in range(first, last))


def after_connectives(scene: Scene, first: int, last: int) -> int:
    """The first token after pure connectives ("Mais", "De son côté,", "En outre,") at the start of a stretch."""
    doc = scene.doc
    moved = True
    while moved and first < last:
        moved = False
        for length in range(min(scene.words.longest_connective, last - first), 0, -1):
            phrase = " ".join(doc[i].lower_ for i in range(first, first + length)).replace("' ", "'")
            if phrase in scene.words.connectives:
                after = first + length
                comma = doc[after].text == ","
                bare = scene.words.connectives[phrase]
                if comma or bare:
                    first = after + (1 if comma else 0)
                    moved = True
                break
    return first


def after_place(scene: Scene, first: int, last: int) -> int:
    """The first token after a name that a headline puts before its colon ("Burundi: un chef arrêté")."""
    doc = scene.doc
    if scene.sentence(first).first != first:
        return first
    for i in range(first, min(last - 1, first + _PLACE) + 1):
        if doc[i].text == ":":
            return i + 1 if i > first and scene.quote_from(i + 1) is None else first
        if doc[i].pos_ != "PROPN" and not doc[i].ent_type_ and not doc[i].is_punct:
            break
    return first


def sentence_end(scene: Scene, i: int) -> int:
    """The last token of the sentence of ``i`` that is not final punctuation."""
    last = scene.sentence(i).last
    doc = scene.doc
    while last > i and doc[last].text in (".", "!", "?", "...", "…", ";", ":") and scene.quote_to(last) is None:
        last -= 1
    return last


def with_quotes(scene: Scene, first: int, last: int) -> int:
    """``last``, moved to the end of a quotation that the stretch opens but leaves open, over sentence borders."""
    for quote in scene.quotes:
        if first <= quote.first <= last < quote.last:
            last = quote.last
    return last


def clause_end(scene: Scene, group: VerbGroup, first: int, barriers: list[Stretch]) -> int:
    """The last token of the clause that starts at ``first`` and is governed by the cue ``group``.

    A reported clause goes to the end of its sentence, unless something of the reporting clause comes back: another
    cue of the same subject, an incise, an adverbial clause of the cue verb, the end of the quotation it stands in.
    """
    doc = scene.doc
    end = sentence_end(scene, first)
    around = scene.outer_quote_around(group.head)
    if around is not None and first in around and around.last - group.head > _WOVEN:
        end = min(end, around.last - 1 if doc[around.last].text in '»"' else around.last)
    opened = scene.quote_from(first)
    if opened is not None and opened.last >= first:
        end = max(end, opened.last) if opened.last > end else end
    for barrier in barriers:
        if first < barrier.first <= end and not barrier.first <= group.head <= barrier.last:
            end = barrier.first - 1
            break
    start = opened.last + 1 if opened is not None else first
    if _is_que_clause(doc, first):
        start = next((i for i in range(start, end + 1) if is_finite(doc[i])), start)
    for i in range(start, end + 1):
        if _comes_back(scene, group, doc[i], first):
            end = i - 1
            break
    end = min(end, _before_main_clause(scene, group, first, end))
    return with_quotes(scene, first, _inside_brackets(doc, first, end))


def _before_main_clause(scene: Scene, group: VerbGroup, first: int, end: int) -> int:
    """The token before the comma where the main clause of a gerund cue goes on: "Le maire, estimant que ..., a dit"."""
    doc = scene.doc
    if group.shape not in (Shape.GERUND, Shape.PARTICIPLE):
        return end
    main = doc[group.head]
    while main.head.i != main.i and main.i <= group.last:
        main = main.head
    if not first < main.i <= end or scene.quote_around(main.i) is not None or main.dep_ == "acl:relcl":
        return end
    subject = next((c for c in main.children if c.dep_.startswith("nsubj") and first < c.i < main.i), main)
    commas = [i for i in range(first, max(subject.i, first)) if doc[i].text == ","]
    if subject is not main:
        commas = [i for i in commas if i < subject.i]
    return commas[-1] - 1 if commas else end


def _inside_brackets(doc: Doc, first: int, end: int) -> int:
    """``end``, moved before a bracket that closes one opened before the stretch."""
    depth = 0
    for i in range(first, end + 1):
        if doc[i].text in "([":
            depth += 1
        elif doc[i].text in ")]":
            depth -= 1
            if depth < 0:
                return i - 1
    return end


def _comes_back(scene: Scene, group: VerbGroup, word: Token, first: int) -> bool:
    """Whether ``word`` is the first token after the content, where the reporting clause goes on."""
    doc = word.doc
    if word.text == ";":
        return True
    if word.text == ":" and scene.quote_from(word.i + 1) is not None:
        return not any(first <= other.head < word.i and _cries(other) for other in scene.groups)
    quote = scene.quote_around(word.i)
    if quote is not None and quote.first >= first:
        return False
    if word.lower_ == "tandis" or (word.lower_ == "alors" and doc[word.i - 1].text == "," and _then(word)):
        return True
    if word.text == "," and _sums_up(doc, word.i + 1):
        return True
    if word.text == "," and doc.words(word.i + 1, word.i + 3).lower() in ("ce qui", "ce que", "ce qu'", "ce dont"):
        return True
    if word.text == "," and not _is_que_clause(doc, first) and _plain_gerund(word):
        return True
    if word.lower_ in ("en", "tout", "avant") and _gerund_follows(scene, word.i):
        return True
    if word.text == "," or word.lower_ in ("et", "mais", "puis"):
        follower = word.i + 1
        while follower < len(doc) and doc[follower].lower_ in _COORDINATORS:
            follower += 1
        return _resumes(scene, group, word.i, follower)
    return False


def _cries(group: VerbGroup) -> bool:
    """Whether a cue inside a content takes the quotation after a colon: "raconte que le chauffeur a crié: «...»"."""
    return group.shape is Shape.FINITE and any(Frame.QUOTE in verb.frames for verb in group.verbs)


def _sums_up(doc: Doc, i: int) -> bool:
    """Whether a bare noun with a relative clause takes up what was said: ", affirmation qu'il a réitérée"."""
    if i + 1 >= len(doc) or doc[i].pos_ != "NOUN" or doc[i].dep_ == "conj":
        return False
    return doc[i + 1].lower_ in ("que", "qu'", "dont", "qui") and doc[i + 1].pos_ == "PRON"


def _is_que_clause(doc: Doc, first: int) -> bool:
    return first > 0 and doc[first - 1].lower_ in ("que", "qu'", "qu")


def _plain_gerund(comma: Token) -> bool:
    """Whether a present participle follows the comma: it goes with the reporting subject ("..., aidant la police")."""
    if comma.i + 1 >= len(comma.doc):
        return False
    word = comma.nbor(1)
    return word.text.endswith("ant") and word.pos_ == "VERB" and word.dep_ in ("advcl", "acl", "conj")


def _then(word: Token) -> bool:
    return word.i + 1 < len(word.doc) and word.nbor(1).lower_ in ("que", "qu'")


def _gerund_follows(scene: Scene, i: int) -> bool:
    """Whether "en", "tout en" or "avant de" at ``i`` opens a cue of the reporting subject."""
    doc = scene.doc
    start = i + (2 if doc[i].lower_ in ("tout", "avant") else 1)
    return any(
        group.first in (start, start - 1) and group.shape in (Shape.GERUND, Shape.INFINITIVE) and group.head >= start
        for group in scene.groups
        if i < group.head <= i + 4
    )


def _resumes(scene: Scene, group: VerbGroup, border: int, follower: int) -> bool:
    """Whether the words after a comma or coordinator are a new cue or clause of the reporting subject."""
    doc = scene.doc
    if follower >= len(doc) or doc[follower].lower_ in ("que", "qu'"):
        return False
    following = next((g for g in scene.groups if g.first <= follower + 3 and g.head >= follower), None)
    if following is not None and follower <= following.first <= follower + 1:
        between = [doc[i] for i in range(follower, following.first)]
        if all(t.pos_ in ("ADV", "ADP") for t in between):
            if following.shape is Shape.GERUND and doc[border].text == ",":
                return True
            if following.shape is Shape.GERUND and doc[border].lower_ in ("et", "mais") and group.shape is Shape.GERUND:
                return True
            if following.shape is Shape.INFINITIVE and group.shape is Shape.INFINITIVE and doc[border].text != ",":
                return doc[follower].lower_ in ("de", "d'")
            if following.shape is Shape.FINITE and _same_level(doc, group, following):
                return True
            if following.shape is Shape.PARTICIPLE and _conj_of(doc, group, following):
                return True
    word = doc[follower]
    if doc[border].text == "," and group.first and doc[group.first - 1].lower_ == "qui" and finite_start(doc, follower):
        return True  # the comma closes the relative clause of the cue: "X, qui affirme avoir vu Y, appelle à..."
    if doc[border].text == "," and not _is_que_clause(doc, group.last + 2) and word.lower_ in _TURNS:
        return True
    if doc[border].text == "," and word.lower_ in ("tandis", "alors") and _governed(group, word):
        return True
    return _governed_clause(scene, group, border)


def finite_start(doc: Doc, i: int) -> bool:
    """Whether a finite verb without subject of its own starts at ``i``, clitics passed."""
    while i < len(doc) and doc[i].lower_ in ("ne", "n'", "se", "s'", "y", "en", "lui", "leur", "l'", "le", "la", "les"):
        if doc[i].pos_ == "DET":
            return False
        i += 1
    return i < len(doc) and doc[i].pos_ in ("VERB", "AUX") and is_finite(doc[i])


def _same_level(doc: Doc, group: VerbGroup, other: VerbGroup) -> bool:
    """Whether a finite cue without subject of its own is coordinated with the cue rather than with its content."""
    verb = doc[other.head]
    if any(child.dep_.startswith("nsubj") and child.i < verb.i for child in verb.children):
        return False
    if group.shape is Shape.FINITE and other.finite == other.head and is_participle(doc[other.head]):
        return group.finite != group.head  # "a dénoncé ... et annoncé": one auxiliary for both
    if group.shape is not Shape.FINITE or _tense(doc[group.finite]) != _tense(doc[other.finite]):
        return False
    if other.finite == other.head and _agrees_with_cue_only(doc, group, other):
        return True
    return _conj_of(doc, group, other) or (group.finite != group.head and other.finite != other.head)


def _agrees_with_cue_only(doc: Doc, group: VerbGroup, other: VerbGroup) -> bool:
    """Whether a coordinated verb has the number of the cue and not that of the verb in the content before it."""
    number = doc[group.finite].morph.get("Number", [])
    inner = [t for t in doc[group.last + 1 : other.first] if is_finite(t)]
    return bool(inner) and doc[other.finite].morph.get("Number", []) == number != inner[-1].morph.get("Number", [])


def _tense(token: Token) -> tuple[list[str], list[str]]:
    return token.morph.get("Mood", []), token.morph.get("Tense", [])


def _conj_of(doc: Doc, group: VerbGroup, other: VerbGroup) -> bool:
    verb = doc[other.head]
    hops = 0
    while verb.dep_ == "conj" and hops < _HOPS:
        verb = verb.head
        hops += 1
        if verb.i == group.head:
            return True
    return False


def _governed(group: VerbGroup, word: Token) -> bool:
    """Whether the adverbial clause that ``word`` opens depends on the cue verb itself."""
    clause = word
    for _ in range(4):
        if clause.dep_ in ("advcl", "parataxis"):
            return clause.head.i == group.head
        clause = clause.head
    return False


def _governed_clause(scene: Scene, group: VerbGroup, border: int) -> bool:
    """Whether a clause of the reporting verb (adverbial, coordinated) begins right after the border.

    When a quotation opens further on, the sentence is still reporting and nothing has come back.
    """
    end = scene.sentence(border).last
    if any(border < quote.first <= end for quote in scene.quotes):
        return False
    doc = scene.doc
    for child in doc[group.head].children:
        if child.dep_ in _CLAUSAL and child.left_edge.i in (border, border + 1) and child.i > group.last:
            return child.pos_ in ("VERB", "AUX")
    return False


def before_new_clause(scene: Scene, first: int, end: int) -> int:
    """``end`` moved before a clause that a phrase cannot hold: "... et la ville demande", ", décision confirmée"."""
    doc = scene.doc
    border: int | None = None
    comma: int | None = None
    relative = False
    for i in range(first, end + 1):
        word = doc[i]
        if scene.quote_around(i) is not None:
            continue
        if word.lower_ in ("et", "mais", "ou"):
            border = i
        elif word.text == ",":
            comma = i
            if i + 1 <= end and _apposed_to_all(doc[i + 1], first):
                return i - 1
        elif word.pos_ == "SCONJ" or word.lower_ in _RELATIVES:
            relative = True
        elif is_finite(word) and comma is not None and _own_clause(doc, word, comma):
            return comma - 1
        elif is_finite(word) and border is not None:
            own = any(c.dep_.startswith("nsubj") and c.i > border for c in bearer(word).children)
            if not relative or (own and not any(doc[j].lower_ in _RELATIVES for j in range(border, i))):
                return border - 1
    return end


def _apposed_to_all(word: Token, first: int) -> bool:
    """Whether a bare noun is an apposition to the whole phrase that starts at ``first``: ", décision confirmée"."""
    return word.pos_ == "NOUN" and word.dep_ == "appos" and word.head.left_edge.i <= first


def _own_clause(doc: Doc, verb: Token, comma: int) -> bool:
    """Whether a clause with a subject of its own runs on after a comma: "..., 41% y sont opposés"."""
    if any(doc[i].lower_ in _RELATIVES or doc[i].pos_ == "SCONJ" for i in range(comma, verb.i)):
        return False
    return any(child.dep_.startswith("nsubj") and child.i > comma for child in bearer(verb).children)
