"""The former place of :mod:`casegraph.reason`."""

from casegraph.reason import Reason, reason

__all__ = ["Reason", "reason"]
