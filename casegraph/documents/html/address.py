"""The web address of a page and of what stands on it."""

from __future__ import annotations

from urllib.parse import urldefrag, urljoin, urlsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode

_LONGEST = 2000


def is_web(url: str | None) -> bool:
    """Whether this is an address of the web that names a host."""
    try:
        address = urlsplit(url or "")
        return address.scheme in {"http", "https"} and bool(address.hostname) and len(url or "") <= _LONGEST
    except ValueError:
        return False


def page_address(tree: LexborHTMLParser, saved_from: str | None) -> str | None:
    """The address of a page: as it was saved from, else as the page itself says; ``None`` where neither is known."""
    said = [saved_from]
    for query, attribute in (("link[rel=canonical]", "href"), ("meta[property='og:url']", "content")):
        said += [node.attributes.get(attribute) for node in tree.css(query)[:1]]
    return next((url.strip() for url in said if url and is_web(url.strip())), None)


class Addresses:
    """The addresses of headings on a page at ``page``: what they link to, else their own place on the page."""

    def __init__(self, page: str | None) -> None:
        self._page = page

    def of(self, node: LexborNode) -> str | None:
        """The address that an element of a heading gives it: of a link, or of the element by its id."""
        if node.tag == "a" and node.attributes.get("href"):
            return self.whole(node.attributes["href"] or "")
        above = node.parent
        if above is not None and above.tag == "a" and above.attributes.get("href"):
            return self.whole(above.attributes["href"] or "")
        name = node.attributes.get("id")
        return f"{urldefrag(self._page)[0]}#{name}" if self._page and name and " " not in name else None

    def whole(self, href: str) -> str | None:
        """``href`` as a whole address; from the root of the site on where the page's own is not known."""
        bare = href.strip()
        try:
            url = urljoin(self._page, bare) if self._page else bare
        except ValueError:
            return None
        if is_web(url):
            return url
        return bare if bare.startswith("/") and not bare.startswith("//") and len(bare) <= _LONGEST else None
