"""What may stand in a ``casegraph.yaml``; apart from its use, because this module loads pydantic."""

from __future__ import annotations

import re
from typing import Annotated, Literal

from pydantic import AfterValidator

from casegraph.rulebook.schema import RuleModel

_PATH = re.compile(r"[/\\~]|\.\.|^[A-Za-z]:")
_SITE = re.compile(r"https?://[a-z0-9æøå.-]{1,200}(?::[0-9]{1,5})?/?", re.IGNORECASE)


def _no_path(value: str) -> str:
    if not value.strip() or len(value) > 100:
        raise ValueError("the name of a municipality is expected")
    if _PATH.search(value):
        raise ValueError("a path may not stand here")
    return value.strip()


def _a_site(value: str) -> str:
    if not _SITE.fullmatch(value):
        raise ValueError("the web address of a site is expected, such as https://dagsordener.example.dk")
    return value.rstrip("/")


class FolderRules(RuleModel):
    """The keys of a ``casegraph.yaml``."""

    municipality: Annotated[str, AfterValidator(_no_path)] | None = None
    open_only: bool = False
    lang: Literal["da", "en"] | None = None
    site: Annotated[str, AfterValidator(_a_site)] | None = None
