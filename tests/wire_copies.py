"""The same dispatch in the clothes of every format: what a sender would have sent it in.

Paragraphs are what empty lines part; a single line end inside one is a ``<br/>`` in marked-up formats.
"""

from __future__ import annotations

import csv
import gzip
import io
import json
from collections.abc import Callable
from dataclasses import dataclass
from html import escape

import pyarrow as pa
import pyarrow.parquet as pq

ID = "urn:newsml:exemple.test:20250128:depeche-7"
PUBLISHED = "2025-01-28T20:47:00+01:00"
URL = "https://exemple.test/depeche-7"


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """A text and what stands beside it on a wire; ``headline`` is its first paragraph where it goes into a field."""

    text: str
    headline: str | None = None
    published: str = PUBLISHED

    @property
    def mailed(self) -> str:
        """The date as RSS writes it."""
        return "Tue, 28 Jan 2025 20:47:00 +0100" if self.published == PUBLISHED else self.published

    @property
    def packed(self) -> str:
        """The date as NITF and NewsML 1 write it."""
        return "20250128T204700+0100" if self.published == PUBLISHED else self.published

    @property
    def body(self) -> list[str]:
        """The paragraphs that the body of a wire item holds."""
        paragraphs = self.text.split("\n\n")
        return paragraphs[1:] if self.headline is not None else paragraphs


def marked(copy: Copy, tag: str = "p") -> str:
    """The body as marked-up paragraphs."""
    return "\n".join(
        f"<{tag}>{escape(paragraph, quote=False).replace(chr(10), '<br/>')}</{tag}>" for paragraph in copy.body
    )


def element(name: str, text: str | None) -> str:
    return f"<{name}>{escape(text, quote=False)}</{name}>" if text is not None else ""


def html(copy: Copy) -> bytes:
    described = {
        "@context": "https://schema.org",
        "@graph": [
            {"@type": "WebSite", "name": "Le Journal"},
            {
                "@type": ["NewsArticle"],
                **({"headline": copy.headline} if copy.headline is not None else {}),
                "datePublished": copy.published,
                "articleSection": ["Monde"],
                "author": [{"@type": "Person", "name": "Léa Rey"}],
                "publisher": {"@type": "Organization", "name": "Le Journal"},
                "mainEntityOfPage": {"@id": URL},
            },
        ],
    }
    return f"""<!DOCTYPE html>
<html lang="fr"><head><meta charset="utf-8">{element("title", copy.headline)}
<script type="application/ld+json">{json.dumps(described)}</script></head>
<body><header><nav><a href="/">Accueil</a> <a href="/monde">Monde</a></nav></header>
<main><article>{element("h1", copy.headline)}
{marked(copy)}
</article></main><footer><p>Tous droits réservés</p></footer></body></html>""".encode()


def rss(copy: Copy) -> bytes:
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Le Journal</title>
<language>fr</language><item><guid isPermaLink="false">{ID}</guid><link>{URL}</link>{element("title", copy.headline)}
<pubDate>{copy.mailed}</pubDate><category>Monde</category>
<description>Un résumé.</description><content:encoded><![CDATA[{marked(copy)}]]></content:encoded></item></channel></rss>
""".encode()


def atom(copy: Copy) -> bytes:
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="fr"><title>Le Journal</title><id>urn:flux</id>
<entry><id>{ID}</id><link rel="alternate" href="{URL}"/>{element("title", copy.headline)}
<published>{copy.published}</published><updated>{copy.published}</updated><category term="Monde"/>
<author><name>Léa Rey</name></author>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">{marked(copy)}</div></content></entry></feed>
""".encode()


def news_item(copy: Copy, content: str) -> str:
    return f"""<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="{ID}" version="3" xml:lang="fr"
 standard="NewsML-G2" standardversion="2.34" conformance="power">
<itemMeta><itemClass qcode="ninat:text"/><provider qcode="nprov:AFP"><name>AFP</name></provider>
<versionCreated>2025-01-28T21:02:00+01:00</versionCreated><firstCreated>{copy.published}</firstCreated>
<pubStatus qcode="stat:usable"/></itemMeta>
<contentMeta><urgency>4</urgency>{element("headline", copy.headline)}<slugline>Suisse-diplomatie</slugline></contentMeta>
<contentSet>{content}</contentSet></newsItem>"""


def g2_xhtml(copy: Copy) -> bytes:
    """As AFP sends it: a message, the text as XHTML, the pictures as items beside it."""
    page = f"""<inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><head>
<title>Sans titre</title></head><body>
{marked(copy)}
</body></html></inlineXML>"""
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><header><sent>{copy.published}</sent></header>
<itemSet>{news_item(copy, page)}</itemSet></newsMessage>""".encode()


def g2_nitf(copy: Copy) -> bytes:
    """As Keystone-ATS sends it: one item, the text as NITF."""
    content = f'<inlineXML contenttype="application/nitf+xml">{nitf_document(copy)}</inlineXML>'
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{news_item(copy, content)}'.encode()


def nitf_document(copy: Copy) -> str:
    head = f"<hedline>{element('hl1', copy.headline)}</hedline>" if copy.headline is not None else ""
    return f"""<nitf xml:lang="fr"><head><docdata management-status="usable"><doc-id id-string="{ID}"/>
<urgency ed-urg="4"/><date.issue norm="{copy.packed}"/><du-key version="3" key="Suisse-diplomatie"/>
<key-list><keyword key="Suisse"/></key-list></docdata><pubdata name="ATS" position.section="Monde"/></head>
<body><body.head>{head}</body.head><body.content>
<block>
{marked(copy)}
</block></body.content><body.end/></body></nitf>"""


def nitf(copy: Copy) -> bytes:
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{nitf_document(copy)}'.encode()


def newsml(copy: Copy) -> bytes:
    return f"""<?xml version="1.0" encoding="ISO-8859-15"?>
<!DOCTYPE NewsML SYSTEM "http://www.exemple.test/NewsML_1.2.dtd">
<NewsML Version="1.2"><NewsEnvelope><DateAndTime>20250128T204700+0100</DateAndTime></NewsEnvelope>
<NewsItem xml:lang="fr"><Identification><NewsIdentifier><ProviderId>exemple.test</ProviderId><DateId>20250128</DateId>
<NewsItemId>depeche-7</NewsItemId><RevisionId PreviousRevision="2" Update="N">3</RevisionId>
<PublicIdentifier>{ID}:3</PublicIdentifier></NewsIdentifier></Identification>
<NewsManagement><NewsItemType FormalName="News"/><FirstCreated>{copy.packed}</FirstCreated>
<ThisRevisionCreated>20250128T210200+0100</ThisRevisionCreated><Status FormalName="Usable"/><Urgency FormalName="4"/>
</NewsManagement><NewsComponent><Role FormalName="Main"/><NewsLines>{element("HeadLine", copy.headline)}
<SlugLine>Suisse-diplomatie</SlugLine></NewsLines><AdministrativeMetadata><Provider><Party FormalName="AFP"/></Provider>
</AdministrativeMetadata><DescriptiveMetadata><Language FormalName="fr"/></DescriptiveMetadata>
<ContentItem><MediaType FormalName="Text"/><DataContent>
{marked(copy)}
</DataContent></ContentItem></NewsComponent></NewsItem></NewsML>""".encode("iso-8859-15", "xmlcharrefreplace")


def ninjs_1(copy: Copy) -> bytes:
    item = {
        "uri": ID,
        "type": "text",
        "version": "3",
        "firstcreated": copy.published,
        "versioncreated": "2025-01-28T21:02:00+01:00",
        "pubstatus": "usable",
        "urgency": 4,
        "language": "fr",
        "headline": copy.headline,
        "body_xhtml": marked(copy),
        "body_text": " ".join(copy.body),
        "infosources": [{"name": "ATS"}],
    }
    return json.dumps({key: value for key, value in item.items() if value is not None}, indent=1).encode()


def ninjs_2(copy: Copy) -> bytes:
    item = {
        "standard": {"name": "ninjs", "version": "2.1"},
        "uri": ID,
        "type": "text",
        "version": "3",
        "firstcreated": copy.published,
        "pubstatus": "usable",
        "urgency": 4,
        "language": "fr",
        "bodies": [{"role": "main", "contenttype": "text/plain", "value": "\n\n".join(copy.body)}],
        "infosources": [{"name": "ATS"}],
    }
    if copy.headline is not None:
        item["headlines"] = [{"role": "main", "value": copy.headline}]
    return json.dumps(item, ensure_ascii=False, indent=1).encode()


def row(copy: Copy) -> dict[str, str]:
    fields = {"id": ID, "text": copy.text, "published": copy.published, "url": URL}
    return fields | ({"headline": copy.headline} if copy.headline is not None else {})


def jsonl(copy: Copy) -> bytes:
    return json.dumps(row(copy)).encode() + b"\n"


def table(copy: Copy) -> bytes:
    fields = row(copy)
    written = io.StringIO(newline="")
    writer = csv.DictWriter(written, list(fields), delimiter=";")
    writer.writeheader()
    writer.writerow(fields)
    return written.getvalue().encode("utf-8-sig")


def parquet(copy: Copy) -> bytes:
    written = io.BytesIO()
    pq.write_table(pa.table({key: [value] for key, value in row(copy).items()}), written, compression="zstd")
    return written.getvalue()


def warc(copy: Copy, *, packed: bool = False) -> bytes:
    body = html(copy)
    headers = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n"
    if packed:
        body = gzip.compress(body)
        headers += b"Content-Encoding: gzip\r\n"
    written = b""
    for kind, content in (
        ("warcinfo", b"software: essai\r\n"),
        ("request", b"GET /depeche-7 HTTP/1.1\r\nHost: exemple.test\r\n\r\n"),
        ("response", headers + b"\r\n" + body),
    ):
        media = "application/warc-fields" if kind == "warcinfo" else f"application/http; msgtype={kind}"
        named = (
            f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <{ID}>\r\nWARC-Target-URI: {URL}\r\n"
            f"WARC-Date: 2025-01-28T19:50:00Z\r\nContent-Type: {media}\r\nContent-Length: {len(content)}\r\n\r\n"
        )
        member = named.encode() + content + b"\r\n\r\n"
        written += gzip.compress(member) if packed else member
    return written


def warc_gz(copy: Copy) -> bytes:
    """As CC-NEWS ships it: one gzip member a record, the body of the response packed too."""
    return warc(copy, packed=True)


def plain(copy: Copy) -> bytes:
    return copy.text.encode()


def plain_gz(copy: Copy) -> bytes:
    return gzip.compress(copy.text.encode("utf-16"))


Wrapper = Callable[[Copy], bytes]
EXACT: dict[str, Wrapper] = {
    "plain": plain,
    "plain.gz": plain_gz,
    "jsonl": jsonl,
    "csv": table,
    "parquet": parquet,
    "ninjs-1": ninjs_1,
    "ninjs-2": ninjs_2,
    "nitf": nitf,
    "newsml": newsml,
    "newsml-g2-xhtml": g2_xhtml,
    "newsml-g2-nitf": g2_nitf,
    "rss": rss,
    "atom": atom,
}
"""The formats that keep every character of the text."""

PAGES: dict[str, Wrapper] = {"html": html, "warc": warc, "warc.gz": warc_gz}
"""The formats in which a run of blanks is one blank, as a browser shows it."""
