"""What French grammar combines freely: ``python eval/combined.py [--sentences N] [--seed N] [--missed N]``.

Rules that are made by reading texts leave holes where no text happened to go. So this puts together, by chance, each
cue verb that needs no second sign, a frame that it takes, somebody who speaks, what may stand between a cue and its
content, and the sentence around both (``combined.toml``), and counts where the content is found to the word. Some of
these sentences no journalist would write; none is ungrammatical enough to excuse a miss.
"""

from __future__ import annotations

import argparse
import random
import tomllib
from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from guillemets import load
from guillemets.lexicons.cue_forms import Mood, Tense, read_cue_forms
from guillemets.lexicons.cue_verbs import Addressee, CueVerb, Frame, Strength, read_cue_verbs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from guillemets.reader import Reader

PARTS = Path(__file__).with_name("combined.toml")
SENTENCES = 1500
SEED = 20261123
_AUXILIARIES = {"s": ("a", "avait"), "p": ("ont", "avaient")}
_OWN_AUXILIARIES = {"s": ("est", "était"), "p": ("sont", "étaient")}
_SINGULAR = ("relative", "coordinated")  # these bring a subject of their own, in the singular
_VOWELS = "aeéèêiouyhâ"


@dataclass(frozen=True, slots=True, kw_only=True)
class Combined:
    """One sentence with the content that it reports, and the parts that it was put together from."""

    text: str
    content: str
    verb: str
    frame: str
    between: str
    around: str


class Combiner:
    """Puts sentences together, by chance and a seed."""

    def __init__(self, seed: int) -> None:
        self.parts: dict[str, Any] = tomllib.loads(PARTS.read_text("utf-8"))
        self._chance = random.Random(seed)
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
            if frame.value in self.parts["contents"] and frame not in verb.risky
        ]

    def sentences(self, number: int) -> Iterator[Combined]:
        """So many sentences, or fewer where a verb has no form that is wanted."""
        for _ in range(number):
            verb, frame = self._chance.choice(self._cues)
            made = self._sentence(verb, frame)
            if made is not None:
                yield made

    def _sentence(self, verb: CueVerb, frame: Frame) -> Combined | None:
        around = self._chance.choice(list(self.parts["around"]))
        between = self._chance.choice(list(self.parts["between"]))
        singular = around in _SINGULAR
        subjects = [
            one for one in self.parts["subjects"] if not singular or (one["number"], one["gender"]) == ("s", "m")
        ]
        subject = self._chance.choice(subjects)
        gender = "f" if around == "coordinated" else subject["gender"]
        cue = self._conjugated(verb, gender, subject["number"])
        if cue is None:
            return None
        marker, _, content = self._chance.choice(self.parts["contents"][frame]).partition("|")
        spoken_to = " la direction" if verb.addressee is Addressee.OBJ and frame is not Frame.QUE else ""
        rest = f"{cue}{spoken_to}{self._chance.choice(self.parts['between'][between])} {marker}{content.lstrip()}"
        core = f"{subject['text']} {rest}"
        text = self._chance.choice(self.parts["around"][around]).format(
            core=core, Core=core[0].upper() + core[1:], rest=rest
        )
        text = text.replace("que un ", "qu'un ")
        return Combined(
            text=text, content=content.strip(), verb=verb.lemma, frame=frame.value, between=between, around=around
        )

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


def found_whole(reader: Reader, sentence: Combined) -> bool:
    """Whether an attribution of the sentence has its content to the word."""
    record = reader.read(sentence.text)
    start = record.dispatch.text.index(sentence.content)
    span = (start, start + len(sentence.content))
    return any([(part.start, part.end) for part in one.content] == [span] for one in record.attributions)


def main() -> None:
    """Print the share of contents found to the word, by each part of the sentences, and some that are not."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sentences", type=int, default=SENTENCES)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--missed", type=int, default=0, help="print so many sentences whose content is not found")
    options = parser.parse_args()
    reader = load()
    made: Counter[tuple[str, str]] = Counter()
    whole: Counter[tuple[str, str]] = Counter()
    missed: list[Combined] = []
    for one in Combiner(options.seed).sentences(options.sentences):
        right = found_whole(reader, one)
        for key in (("all", ""), ("frame", one.frame), ("between", one.between), ("around", one.around)):
            made[key] += 1
            whole[key] += right
        if not right:
            missed.append(one)
    print("| part | | sentences | found to the word |\n|---|---|---|---|")
    for kind, name in sorted(made):
        print(f"| {kind} | {name} | {made[kind, name]} | {whole[kind, name] / made[kind, name]:.3f} |")
    for one in missed[: options.missed]:
        print(f"\n{one.verb}, {one.frame}, {one.between}, {one.around}: {one.text}")


if __name__ == "__main__":
    main()
