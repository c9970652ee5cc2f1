"""What every page of HTML shares: it stands alone, runs nothing, fetches nothing, and shows text as text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import escape

from casegraph.export.plain import one_line

_STYLE = """
body{font:16px/1.5 system-ui,sans-serif;color:#1b1b1b;background:#fff;margin:2rem auto;padding:0 1rem}
h1{font-size:1.4rem;line-height:1.3}h2{font-size:1.1rem;margin-top:2rem;border-bottom:1px solid #ccc;break-after:avoid}
p{margin:.15rem 0}.place,footer{color:#555;font-size:.875rem}footer{margin-top:2rem}a{color:#1d4f7c}
h1,h2,h3,p,li,dd,td{overflow-wrap:anywhere}
.day{white-space:nowrap}
@media print{body{margin:0;padding:0;max-width:none;font-size:11pt}a{color:inherit}}
"""

_DATE = re.compile(r"(?<![\w.-])(?:\d\d-\d\d-\d{4}|\d{4}-\d\d-\d\d)(?![\w-])")


def page(lang: str, title: str, style: str, body: Iterable[str]) -> Iterator[str]:
    """The lines of a page with this title, already plain text, and these lines of body, already HTML."""
    yield f'<!DOCTYPE html>\n<html lang="{lang}">\n<head>\n<meta charset="utf-8">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    # The page needs nothing from anywhere: whatever a title tries, the browser fetches and runs nothing.
    yield "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">"
    yield f"<title>{escape(title)}</title>\n<style>{_STYLE}{style}</style>\n</head>\n<body>\n<h1>{escape(title)}</h1>"
    yield from body
    yield "</body>\n</html>"


def foot(lines: Iterable[str]) -> str:
    """The foot of a page."""
    return f"<footer>{''.join(f'<p>{dated(line)}</p>' for line in lines)}</footer>"


def dated(text: str) -> str:
    """``text`` as HTML in which no date is broken at the end of a line."""
    return _DATE.sub(r'<span class="day">\g<0></span>', escape(text))


def linked(text: str, address: str | None) -> str:
    """``text``, as a link where it was published; only to the web, whatever a document says."""
    url = one_line(address)
    if not url.startswith(("https://", "http://")):
        return dated(text)
    return f'<a href="{escape(url)}" rel="noreferrer">{escape(text)}</a>'
