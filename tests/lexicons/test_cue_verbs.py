"""Each verb, idiom and carrier fires on its own example; the forms are those the script makes."""

from __future__ import annotations

import importlib.util
import re
import sys
from pathlib import Path

import pytest

from guillemets.lexicons import load_lexicons
from guillemets.lexicons.cue_carriers import CueCarrier
from guillemets.lexicons.cue_forms import Mood, Tense
from guillemets.lexicons.cue_phrases import ANY_DETERMINER, CuePhrase, tail_words
from guillemets.lexicons.cue_verbs import Addressee, CueVerb, Frame, Strength
from guillemets.lexicons.fold import keys_of

WORDS = load_lexicons()
SCRIPT = Path(__file__).parents[2] / "scripts" / "conjugate_verbs.py"
REFLEXIVE = {"se", "s", "me", "m", "te", "t", "nous", "vous"}


def tokens(text: str) -> list[str]:
    return re.findall(r"[\w-]+|[^\w\s]", text)


def lemmas(word: str) -> set[str]:
    bare = re.sub(r"-(t-)?(il|elle|on|ils|elles|je)$", "", word)
    return {form.lemma for key in keys_of(bare) for form in WORDS.cue_forms.get(key, ())}


def fires(row: CueVerb | CuePhrase, text: str) -> bool:
    """Whether a form of the head stands in ``text``, with its reflexive pronoun before it where it needs one."""
    found = tokens(text)
    for place, word in enumerate(found):
        if row.head in lemmas(word):
            before = {w.lower() for w in found[max(0, place - 6) : place]}
            if not row.reflexive or before & REFLEXIVE:
                return True
    return False


@pytest.mark.parametrize("verb", WORDS.cue_verbs.values(), ids=lambda verb: verb.lemma)
def test_verb_fires_on_its_example(verb: CueVerb):
    assert fires(verb, verb.example)
    assert set(verb.risky) <= set(verb.frames)
    assert verb.frames


@pytest.mark.parametrize("verb", WORDS.cue_verbs.values(), ids=lambda verb: verb.lemma)
def test_nouns_restrict_a_frame_the_verb_has(verb: CueVerb):
    assert not verb.np_nouns or set(verb.frames) & {Frame.NP, Frame.SUR_NP}


def pattern_of(tail: str) -> str:
    """What finds a tail in a text: one of the forms at each place, up to four words for an open determiner."""
    places = ["|".join(map(re.escape, word.split("/"))) for word in tail.split()]
    return " ".join(f"(?:{place})" for place in places).replace(f"(?:{ANY_DETERMINER}) ", r"(?:\S+?['’ ]){1,4}")


@pytest.mark.parametrize(
    "phrase", [row for rows in WORDS.cue_phrases.values() for row in rows], ids=lambda phrase: phrase.phrase
)
def test_phrase_fires_on_its_example(phrase: CuePhrase):
    assert fires(phrase, phrase.example)
    assert re.search(pattern_of(phrase.tail), phrase.example)
    assert phrase.tail or phrase.negated
    assert set(phrase.risky) <= set(phrase.frames)


@pytest.mark.parametrize(
    "carrier", [row for rows in WORDS.cue_carriers.values() for row in rows], ids=lambda carrier: carrier.phrase
)
def test_carrier_stands_before_a_cue_in_its_example(carrier: CueCarrier):
    found = tokens(carrier.example)
    heads = [place for place, word in enumerate(found) if carrier.head in lemmas(word)]
    cues = {verb.head for verb in WORDS.cue_verbs.values()}
    moods = {Mood.INF, Mood.PP} if carrier.passive else {Mood.INF}
    carried = {f for f, rows in WORDS.cue_forms.items() for r in rows if r.mood in moods and r.lemma in cues}
    assert any(word in carried for place in heads for word in found[place + 1 :])


def test_longest_idiom_stands_first():
    for rows in WORDS.cue_phrases.values():
        lengths = [len(row.tail.split()) for row in rows]
        assert lengths == sorted(lengths, reverse=True)


def test_every_head_has_forms():
    known = {form.lemma for forms in WORDS.cue_forms.values() for form in forms}
    heads = {verb.head for verb in WORDS.cue_verbs.values()} | set(WORDS.cue_phrases)
    assert heads | set(WORDS.cue_carriers) <= known


@pytest.mark.parametrize(
    ("form", "lemma", "mood", "tense"),
    [
        ("appellent", "appeler", Mood.IND, Tense.PRES),
        ("annonça", "annoncer", Mood.IND, Tense.SIMPLE),
        ("jugeait", "juger", Mood.IND, Tense.IMPERF),
        ("répétera", "répéter", Mood.IND, Tense.FUT),
        ("répètera", "répéter", Mood.IND, Tense.FUT),
        ("marteler", "marteler", Mood.INF, Tense.PRES),
        ("martèle", "marteler", Mood.IND, Tense.PRES),
        ("projettent", "projeter", Mood.IND, Tense.PRES),
        ("tweete", "tweeter", Mood.IND, Tense.PRES),
        ("démentait", "démentir", Mood.IND, Tense.IMPERF),
        ("promise", "promettre", Mood.PP, Tense.PAST),
        ("craignant", "craindre", Mood.GER, Tense.PRES),
        ("prévoiraient", "prévoir", Mood.CND, Tense.PRES),
        ("prévint", "prévenir", Mood.IND, Tense.SIMPLE),
        ("due", "devoir", Mood.PP, Tense.PAST),
        ("balaye", "balayer", Mood.IND, Tense.PRES),
        ("alléguèrent", "alléguer", Mood.IND, Tense.SIMPLE),
        ("exclura", "exclure", Mood.IND, Tense.FUT),
        ("enjoint", "enjoindre", Mood.PP, Tense.PAST),
        ("requiert", "requérir", Mood.IND, Tense.PRES),
    ],
)
def test_form(form: str, lemma: str, mood: Mood, tense: Tense):
    assert (lemma, mood, tense) in {(row.lemma, row.mood, row.tense) for row in WORDS.cue_forms[form]}


@pytest.mark.parametrize("form", ["appèle", "jugons", "annoncait", "étée", "revoirai", "élevera", "tweette"])
def test_no_such_form(form: str):
    assert form not in WORDS.cue_forms


def test_committed_forms_are_those_of_the_script(monkeypatch: pytest.MonkeyPatch):
    spec = importlib.util.spec_from_file_location("conjugate_verbs", SCRIPT)
    assert spec
    assert spec.loader
    script = importlib.util.module_from_spec(spec)
    monkeypatch.setitem(sys.modules, spec.name, script)
    spec.loader.exec_module(script)
    assert script.render() == script.TARGET.read_text("utf-8"), "run: python scripts/conjugate_verbs.py"


@pytest.mark.parametrize(
    ("lemma", "head", "clitics"),
    [
        ("affirmer", "affirmer", ()),
        ("se féliciter", "féliciter", ("se",)),
        ("s'engager", "engager", ("se",)),
        ("s'en prendre", "prendre", ("se", "en")),
    ],
)
def test_head_and_clitics(lemma: str, head: str, clitics: tuple[str, ...]):
    verb = CueVerb(
        lemma=lemma,
        frames=(Frame.QUE,),
        addressee=Addressee.NONE,
        act=WORDS.cue_verbs["affirmer"].act,
        strength=Strength.STRONG,
        example="",
        source="",
    )
    assert (verb.head, verb.clitics) == (head, clitics)


def test_an_idiom_is_found_by_its_first_word_that_is_written():
    for idioms in WORDS.cue_phrases.values():
        rows = list(idioms)
        for row in rows:
            written = next((forms for forms in tail_words(row.tail) if forms is not None), {""})
            for form in written:
                found = list(idioms.with_any({form, "zzz"}))
                assert row in found
                assert [rows.index(one) for one in found] == sorted(rows.index(one) for one in found)
