"""What a site asks of programs in its ``robots.txt``."""

from __future__ import annotations

from casegraph.errors import FetchError
from casegraph.fetch.client import AGENT, Client
from casegraph.fetch.faults import Gone, NoAnswer, Refused
from casegraph.fetch.libraries import Protego

LONGEST_DELAY = 60.0


def heed_robots(client: Client, *paths: str) -> None:
    """Take the pause that the site asks for; :class:`FetchError` where it asks programs to leave ``paths`` alone.

    A site without such a file asks for nothing. One that fails to give it is not asked further, as RFC 9309 has it.
    """
    try:
        data = client.get("/robots.txt")
    except (Gone, Refused):
        return
    except NoAnswer as fault:
        raise FetchError(f"{client.site.origin}/robots.txt: {fault}; try again later") from fault
    if data.lstrip()[:1] == b"<":
        return  # the front page, which some sites give for everything they do not have
    asked = Protego.parse(data[:500_000].decode("utf-8", "replace"))
    shut = [path for path in paths if not asked.can_fetch(client.site.origin + path, AGENT)]
    if shut:
        raise FetchError(
            f"{client.site.origin}/robots.txt asks programs not to fetch {shut[0]}; ask the municipality for its data"
        )
    client.pause = max(client.pause, min(asked.crawl_delay(AGENT) or 0.0, LONGEST_DELAY))
