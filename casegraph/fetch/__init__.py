"""A municipality's published meetings, from the FirstAgenda Publication API into a folder that ``build`` reads.

:func:`fetch` is the whole of it. It asks one question at a time, rests between them, says who it is, and never leaves
the site it was given. It needs the extra ``casegraph[fetch]``.
"""

from casegraph.fetch.plan import Wanted
from casegraph.fetch.report import FetchReport
from casegraph.fetch.run import FetchOptions, fetch

__all__ = ["FetchOptions", "FetchReport", "Wanted", "fetch"]
