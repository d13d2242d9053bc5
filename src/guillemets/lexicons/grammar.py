"""Words that the rules ask for by what they do in a clause: clitics, conjunctions, prepositions, auxiliaries' verbs."""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cache

from guillemets.errors import LexiconError
from guillemets.lexicons.load import read_rows

_FILE = "grammar.tsv"


@dataclass(frozen=True, slots=True, kw_only=True)
class GrammarRow:
    """The forms that share one office, in lower case; ``example`` shows one of them."""

    name: str
    forms: tuple[str, ...]
    example: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Grammar:
    """The forms by their office, a field for each; ``grammar.tsv`` shows one of each in a sentence."""

    reflexive: frozenset[str]
    reflexive_or_own: frozenset[str]
    own_reflexive: frozenset[str]
    dative: frozenset[str]
    object_clitic: frozenset[str]
    light_clitic: frozenset[str]
    before_verb: frozenset[str]
    direct_object: frozenset[str]
    third_object: frozenset[str]
    subject: frozenset[str]
    third_person: frozenset[str]
    inverted_subject: frozenset[str]
    before_subject: frozenset[str]
    first_person: frozenset[str]
    first_person_or_on: frozenset[str]
    first_person_tonic: frozenset[str]
    first_or_second_person: frozenset[str]
    singular_person: frozenset[str]
    tonic_own: frozenset[str]
    tonic: frozenset[str]
    in_person: frozenset[str]
    another: frozenset[str]
    possessive: frozenset[str]
    writers_own: frozenset[str]
    unpersonal: frozenset[str]
    unpersonal_subject: frozenset[str]
    plural_pronoun: frozenset[str]
    of_their_own: frozenset[str]
    acting_pronoun: frozenset[str]
    demonstrative_pronoun: frozenset[str]
    standing_alone: frozenset[str]
    article: frozenset[str]
    taking_up: frozenset[str]
    standing_for: frozenset[str]
    line_opener: frozenset[str]
    relative: frozenset[str]
    relative_subject: frozenset[str]
    whom: frozenset[str]
    which: frozenset[str]
    interrogative: frozenset[str]
    that: frozenset[str]
    subordinating: frozenset[str]
    clause_opener: frozenset[str]
    clausal: frozenset[str]
    incise_breaker: frozenset[str]
    before_that: frozenset[str]
    compared_by: frozenset[str]
    after_cue: frozenset[str]
    turning: frozenset[str]
    turning_back: frozenset[str]
    coordinator: frozenset[str]
    resuming: frozenset[str]
    added: frozenset[str]
    negator: frozenset[str]
    denying: frozenset[str]
    negating: frozenset[str]
    condition: frozenset[str]
    purpose: frozenset[str]
    quantity: frozenset[str]
    inexact: frozenset[str]
    counting: frozenset[str]
    of: frozenset[str]
    link: frozenset[str]
    complex_head: frozenset[str]
    origin: frozenset[str]
    according: frozenset[str]
    within: frozenset[str]
    circumstance: frozenset[str]
    behind: frozenset[str]
    no_predicate: frozenset[str]
    over_infinitive: frozenset[str]
    in_state: frozenset[str]
    over_object: frozenset[str]
    name_joint: frozenset[str]
    with_etre: frozenset[str]
    telling_with_etre: frozenset[str]
    modal: frozenset[str]
    infinitive_opener: frozenset[str]
    before_infinitive: frozenset[str]
    amounting: frozenset[str]
    wishing_if: frozenset[str]
    undergoing: frozenset[str]
    calling: frozenset[str]
    unpersonal_verb: frozenset[str]
    explaining: frozenset[str]
    resulting: frozenset[str]
    withholding: frozenset[str]
    undisclosed: frozenset[str]
    there_is: frozenset[str]
    carried: frozenset[str]
    nearest: frozenset[str]
    calendar: frozenset[str]
    share: frozenset[str]
    judging: frozenset[str]
    voting: frozenset[str]
    pleading: frozenset[str]
    providing: frozenset[str]
    upholding: frozenset[str]
    ownerless: frozenset[str]
    work: frozenset[str]
    amount: frozenset[str]
    compass: frozenset[str]
    wording: frozenset[str]
    manner: frozenset[str]
    audience: frozenset[str]
    aftermath: frozenset[str]
    uproar: frozenset[str]
    name_in_lower_case: frozenset[str]
    name_particle: frozenset[str]


def read_grammar(text: str | None = None) -> Grammar:
    """The forms of ``grammar.tsv``, or of ``text`` in its stead (for tests).

    Raises LexiconError, with the file, when a field has no row or a row no field.
    """
    rows = {row.name: frozenset(row.forms) for row in read_rows(_FILE, GrammarRow, key=("name",), text=text)}
    expected = {field.name for field in fields(Grammar)}
    if rows.keys() != expected:
        raise LexiconError(f"rows and fields differ: {sorted(rows.keys() ^ expected)}", where=_FILE)
    return Grammar(**rows)


@cache
def grammar() -> Grammar:
    """The grammar of the package, read once: the same for every text and reader, so no part of ``Lexicons``.

    >>> "s'" in grammar().reflexive
    True
    """
    return read_grammar()
