"""What the prose of an item says: references, follow-ups, completions, hearings, moves, former numbers."""

from casegraph.parse.prose.completions import find_completions
from casegraph.parse.prose.followups import find_followups
from casegraph.parse.prose.hearings import find_hearings
from casegraph.parse.prose.moves import find_moves
from casegraph.parse.prose.numbers import find_former_numbers
from casegraph.parse.prose.references import find_references
from casegraph.parse.prose.routes import follow_moves

__all__ = [
    "find_completions",
    "find_followups",
    "find_former_numbers",
    "find_hearings",
    "find_moves",
    "find_references",
    "follow_moves",
]
