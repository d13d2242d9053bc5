"""Every address of the reading room, made in one place."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from urllib.parse import quote, quote_plus


@dataclass(frozen=True, slots=True)
class Urls:
    """The addresses under ``root``, the path at which the room stands on its server (empty for the top).

    >>> Urls("/desk").dispatch("abc", "a3")
    '/desk/dispatch/abc#a3'
    """

    root: str = ""

    def front(self) -> str:
        """The front page."""
        return f"{self.root}/"

    def search(self, **filters: object) -> str:
        """The search page under the filters given; empty ones are left out."""
        return self._page("search", filters)

    def search_dispatches(self, **filters: object) -> str:
        """The dispatches that the same filters give."""
        return self._page("search/dispatches", filters)

    def json(self, page: str, **filters: object) -> str:
        """The JSON of a page."""
        return self._page(f"{page}.json", filters)

    def events(self, **filters: object) -> str:
        """The page of events."""
        return self._page("events", filters)

    def sources(self, **filters: object) -> str:
        """The page of sources."""
        return self._page("sources", filters)

    def people(self, **filters: object) -> str:
        """The list of persons and bodies."""
        return self._page("people", filters)

    def dispatch(self, identifier: str, record: str = "") -> str:
        """A dispatch, at the words of one of its records (``a3``, ``ev1``) where one is named."""
        return self._page(f"dispatch/{quote(identifier, safe='')}") + (f"#{quote(record)}" if record else "")

    def words(self, identifier: str, words: str) -> str:
        """The dispatch, scrolled to these words of it by the browser itself (a text fragment).

        >>> Urls().words("abc", "vice-présidente")
        '/dispatch/abc#:~:text=vice%2Dpr%C3%A9sidente'
        """
        # A dash, a comma and an ampersand have a meaning there.
        return f"{self.dispatch(identifier)}#:~:text={quote(words, safe='').replace('-', '%2D')}"

    def versions(self, earlier: str, later: str) -> str:
        """The differences between two dispatches."""
        return self._page(f"dispatch/{quote(earlier, safe='')}/compare/{quote(later, safe='')}")

    def download(self, identifier: str, form: str) -> str:
        """A dispatch as a file."""
        return self._page(f"dispatch/{quote(identifier, safe='')}/download/{form}")

    def person(self, identifier: str, **filters: object) -> str:
        """A person or a body."""
        return self._page(f"person/{quote(identifier, safe='')}", filters)

    def utterance(self, identifier: object) -> str:
        """An utterance over all its variants."""
        return self._page(f"utterance/{quote(str(identifier), safe='')}")

    def paste(self) -> str:
        """The box for a dispatch of one's own."""
        return self._page("paste")

    def api(self) -> str:
        """What the API offers."""
        return self._page("api")

    def openapi(self) -> str:
        """The description of the API for programs."""
        return self._page("openapi.json")

    def help(self) -> str:
        """Keys and signs."""
        return self._page("help")

    def preferences(self, **chosen: object) -> str:
        """Where a choice of language or colours is kept."""
        return self._page("preferences", chosen)

    def export(self, what: str, form: str, **filters: object) -> str:
        """The rows of a page as a file."""
        return self._page(f"export/{what}.{form}", filters)

    def static(self, name: str) -> str:
        """A file of the room's own; its address changes with its content, so that it can be kept for long."""
        return f"{self.root}/static/{name}?v={_stamp(name)}"

    def lit(self, number: int) -> str:
        """The rules that light up what belongs together, for so many statements and events."""
        return f"{self.root}/lit/{number}.css"

    def _page(self, path: str, filters: dict[str, object] | None = None) -> str:
        given = [(name, value) for name, value in (filters or {}).items() if value not in {None, "", False}]
        asked = "&".join([f"{name}={_quoted(str(value))}" for name, value in given])
        return f"{self.root}/{path}" + (f"?{asked}" if asked else "")


@lru_cache(maxsize=16_384)
def _quoted(value: str) -> str:
    """The value as a parameter; a page has hundreds of addresses with the same few values."""
    return quote_plus(value)


@cache
def _stamp(name: str) -> str:
    return hashlib.sha256((files("guillemets.web") / "static" / name).read_bytes()).hexdigest()[:10]
