"""Connections to one site, each looked at before a question is sent over it: where does it really lead?

A name may stand for one address when it is looked up and for another when it is used, so it is the far end of the open
connection that is judged.
"""

from __future__ import annotations

from typing import Any
from urllib.request import getproxies, proxy_bypass

from casegraph.errors import UsageError
from casegraph.fetch.libraries import urllib3
from casegraph.fetch.site import Site

CONNECT, READ = 10.0, 30.0
"""Seconds that a connection may take, and that an answer may be silent."""


def open_connections(site: Site) -> urllib3.PoolManager:
    """Connections to ``site``, one at a time.

    A proxy that the environment names is used; it looks the name up itself, and where it leads cannot be seen from
    here. A site on this computer is asked without one.
    """
    limits: dict[str, Any] = {"maxsize": 1, "timeout": urllib3.Timeout(connect=CONNECT, read=READ)}
    proxy = None if site.is_local or proxy_bypass(site.host) else getproxies().get(site.scheme)
    if proxy:
        return urllib3.ProxyManager(proxy if "://" in proxy else f"http://{proxy}", **limits)
    manager = urllib3.PoolManager(**limits)
    manager.pool_classes_by_scheme = {"http": _plain(site), "https": _secure(site)}
    return manager


def _plain(site: Site) -> type[urllib3.HTTPConnectionPool]:
    class Connection(urllib3.connection.HTTPConnection):
        def connect(self) -> None:
            super().connect()
            _check(self, site)

    class Pool(urllib3.HTTPConnectionPool):
        ConnectionCls = Connection

    return Pool


def _secure(site: Site) -> type[urllib3.HTTPSConnectionPool]:
    class Connection(urllib3.connection.HTTPSConnection):
        def connect(self) -> None:
            super().connect()
            _check(self, site)

    class Pool(urllib3.HTTPSConnectionPool):
        ConnectionCls = Connection

    return Pool


def _check(connection: urllib3.connection.HTTPConnection, site: Site) -> None:
    """Close a connection that leads into a private network, and say so."""
    address = connection.sock.getpeername()[0] if connection.sock else ""
    if not site.may_be_at(address):
        connection.close()
        raise UsageError(f"{site.host} leads to {address}, inside a private network, where no municipality publishes")
