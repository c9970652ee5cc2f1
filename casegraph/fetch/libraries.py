"""The libraries of the extra ``casegraph[fetch]``, imported in this one place, which says how to get them."""

from casegraph.errors import UsageError

try:
    import urllib3
    from protego import Protego
except ImportError as fault:
    raise UsageError("fetching needs libraries of its own: pip install 'casegraph[fetch]'") from fault

__all__ = ["Protego", "urllib3"]
