"""Which site is meant, and which addresses it may be reached at: never one inside a private network."""

from __future__ import annotations

import ipaddress
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from casegraph.errors import UsageError

Address = ipaddress.IPv4Address | ipaddress.IPv6Address

_PORTS = {"http": 80, "https": 443}
_NAT64 = ipaddress.ip_network("64:ff9b::/96")


@dataclass(frozen=True, slots=True)
class Site:
    """A web site by scheme, host (in lower case, as the name service writes it) and port."""

    scheme: str
    host: str
    port: int

    @property
    def origin(self) -> str:
        """The address of the site without anything behind it: ``https://dagsordener.example.dk``."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{self.scheme}://{host}" + ("" if self.port == _PORTS[self.scheme] else f":{self.port}")

    @property
    def is_local(self) -> bool:
        """Whether this very computer is meant, by its name or its loopback address."""
        address = _address(self.host)
        return self.host == "localhost" or (address is not None and address.is_loopback)

    def may_be_at(self, address: str) -> bool:
        """Whether the site may be asked at ``address``, as the name service gave it: in public, or here if so asked."""
        found = _address(address)
        if found is None:
            return False
        if self.is_local:
            return found.is_loopback
        return all(one.is_global and not one.is_multicast for one in _meant(found))


def site_of(url: str) -> Site:
    """The site that a person means, by the address of any of its pages; :class:`UsageError` where it can be none."""
    text = url.strip()
    try:
        site = _read(text if "://" in text else f"https://{text}")
    except ValueError:
        site = None
    if site is None:
        raise UsageError(f"{url!r} is not the address of a site; write it as https://dagsordener.example.dk")
    if not site.is_local and _address(site.host) and not site.may_be_at(site.host):
        raise UsageError(f"{site.host} is an address inside a private network, where no municipality publishes")
    return site


def target_of(site: Site, path: str, location: str) -> tuple[Site, str] | None:
    """Where an answer of ``site`` sends on to, as site and path; ``None`` where that is another site.

    The same host is the same site on its usual ports, when plain HTTP sends on to HTTPS.
    """
    try:
        address = urljoin(site.origin + path, location)
        other, parts = _read(address), urlsplit(address)
    except ValueError:
        return None
    if other is None or (other != site and not _is_upgrade(site, other)):
        return None
    return other, (parts.path or "/") + (f"?{parts.query}" if parts.query else "")


def _read(address: str) -> Site | None:
    parts = urlsplit(address)
    if parts.scheme not in _PORTS or not parts.hostname or parts.username is not None:
        return None
    host = parts.hostname.rstrip(".")
    if not host.isascii():
        host = host.encode("idna").decode("ascii")
    if not host or any(sign.isspace() or sign in "/\\@%" for sign in host):
        return None
    return Site(parts.scheme, host, parts.port or _PORTS[parts.scheme])


def _is_upgrade(site: Site, other: Site) -> bool:
    return site == Site("http", other.host, _PORTS["http"]) and other == Site("https", site.host, _PORTS["https"])


def _address(text: str) -> Address | None:
    try:
        return ipaddress.ip_address(text)
    except ValueError:
        return None


def _meant(address: Address) -> Iterator[Address]:
    """The address, and the older one that is wrapped in it: a tunnel leads to where that one does."""
    yield address
    if isinstance(address, ipaddress.IPv6Address):
        wrapped = [address.ipv4_mapped, address.sixtofour, *(address.teredo or ())]
        yield from (one for one in wrapped if one is not None)
        if address in _NAT64:
            yield ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
