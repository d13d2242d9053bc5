"""The only place that loads a linguistic model."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from guillemets.errors import ModelError

if TYPE_CHECKING:
    from spacy.language import Language

NEWS_MODEL = Path(__file__).parent / "news_model"
STOCK_MODEL = "fr_core_news_md"
_UNREAD = ("lemmatizer", "senter")


def load_model(name: str | None = None) -> Language:
    """The pipeline ``name`` (an installed package or a folder) without what no stage reads; the news model by default.

    Raises ModelError when it is not there, cannot be read, or lacks a tagger, a parser or names.
    """
    import spacy  # noqa: PLC0415 - two seconds; paid by those who analyse only

    from guillemets.language.embedding import ready_to_load  # noqa: PLC0415
    from guillemets.language.tokenizer import mend_tokenizer  # noqa: PLC0415

    wanted = name or str(NEWS_MODEL)
    try:
        with ready_to_load():
            nlp = spacy.load(wanted, exclude=list(_UNREAD))
    except (OSError, ValueError) as error:
        reason = "no such package or folder" if not Path(wanted).exists() else str(error).splitlines()[0]
        hint = f"name a spaCy pipeline that is installed ({STOCK_MODEL}), or a folder that holds one"
        raise ModelError(f"the linguistic model cannot be loaded: {reason}", where=wanted, hint=hint) from error
    missing = {"parser", "ner"} - set(nlp.pipe_names)
    if missing:
        raise ModelError(f"the model lacks {', '.join(sorted(missing))}", where=wanted, hint="choose another --model")
    mend_tokenizer(nlp)
    return nlp
