"""A cue and its content: each verb of the lexicon that needs no second sign, in each frame that it takes.

Somebody who speaks, the verb in the present, the imperfect, the perfect or the pluperfect, what may stand between it
and its content, and the sentence around both. Some of these sentences no journalist would write; none is ungrammatical
enough to excuse a miss.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from combining.sentence import marked
from guillemets.lexicons.cue_forms import Mood, Tense, read_cue_forms
from guillemets.lexicons.cue_verbs import Addressee, CueVerb, Frame, Strength, read_cue_verbs

if TYPE_CHECKING:
    import random

    from combining.sentence import Combined

_AUXILIARIES = {"s": ("a", "avait"), "p": ("ont", "avaient")}
_OWN_AUXILIARIES = {"s": ("est", "était"), "p": ("sont", "étaient")}
_SINGULAR = ("relative", "coordinated")  # these bring a subject of their own, in the singular
_VOWELS = "aeéèêiouyhâ"


class Cues:
    """Draws a cue verb, a frame and what stands around them."""

    def __init__(self, parts: dict[str, Any], chance: random.Random) -> None:
        self._parts = parts
        self._chance = chance
        self._forms: dict[str, dict[tuple[str, ...], str]] = defaultdict(dict)
        for form, readings in read_cue_forms().items():
            for one in readings:
                key = (one.mood, one.tense, str(one.person or ""), one.number or "", one.gender or "")
                self._forms[one.lemma].setdefault(key, form)
        self._cues = [
            (verb, frame)
            for verb in read_cue_verbs().values()
            if verb.strength is not Strength.WEAK and not set(verb.clitics) - {"se"}
            for frame in verb.frames
            if frame.value in parts["contents"] and frame not in verb.risky
        ]

    def sentence(self) -> Combined | None:
        """One more sentence; None where the verb has no form that is wanted."""
        verb, frame = self._chance.choice(self._cues)
        around = self._chance.choice(list(self._parts["around"]))
        between = self._chance.choice(list(self._parts["between"]))
        singular = around in _SINGULAR
        subjects = [
            one for one in self._parts["subjects"] if not singular or (one["number"], one["gender"]) == ("s", "m")
        ]
        subject = self._chance.choice(subjects)
        gender = "f" if around == "coordinated" else subject["gender"]
        cue = self._conjugated(verb, gender, subject["number"])
        if cue is None:
            return None
        rest = self._with_content(cue, verb, frame, between)
        core = f"{subject['text']} {rest}"
        text = self._chance.choice(self._parts["around"][around]).format(
            core=core, Core=core[0].upper() + core[1:], rest=rest
        )
        return marked(text.replace("que [un ", "qu'[un "), {"frame": frame.value, "between": between, "around": around})

    def _with_content(self, cue: str, verb: CueVerb, frame: Frame, between: str) -> str:
        marker, _, content = self._chance.choice(self._parts["contents"][frame]).partition("|")
        spoken_to = " la direction" if verb.addressee is Addressee.OBJ and frame is not Frame.QUE else ""
        return f"{cue}{spoken_to}{self._chance.choice(self._parts['between'][between])} {marker}[{content.strip()}]"

    def _conjugated(self, verb: CueVerb, gender: str, number: str) -> str | None:
        """The verb in the third person: present, imperfect, perfect or pluperfect; None where a form is missing."""
        forms, own = self._forms[verb.head], "se" in verb.clitics
        tense = self._chance.choice((Tense.PRES, Tense.IMPERF, *_AUXILIARIES["s"]))
        if isinstance(tense, Tense):
            form = forms.get((Mood.IND, tense, "3", number, ""))
            return form and (_reflexive(form) if own else form)
        place = _AUXILIARIES["s"].index(tense)
        auxiliary = (_OWN_AUXILIARIES if own else _AUXILIARIES)[number][place]
        agreed = (gender, number) if own else ("m", "s")
        for (mood, _, _, plural, sex), form in forms.items():
            if mood == Mood.PP and plural in ("", agreed[1]) and sex in ("", agreed[0]):
                return f"{_reflexive(auxiliary)} {form}" if own else f"{auxiliary} {form}"
        return None


def _reflexive(form: str) -> str:
    return f"s'{form}" if form[0] in _VOWELS else f"se {form}"
