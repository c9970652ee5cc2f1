"""The size budgets of the package, as a check: small rooms stay small.

Prints what is over a limit and the medians; ``python -m tests.repo.budgets`` exits 1 where a budget is broken.
"""

from __future__ import annotations

import ast
import statistics
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

PACKAGE = Path(__file__).parents[2] / "casegraph"
MODULE_MAX, MODULE_MEDIAN = 400, 150
FUNCTION_MAX, FUNCTION_MEDIAN, FUNCTION_P95 = 60, 10, 40
NESTING_MAX = 3
PARAMETERS_MAX = 5
DOCUMENTED_MIN = 0.90

Function = ast.FunctionDef | ast.AsyncFunctionDef
NESTS = (ast.For, ast.AsyncFor, ast.While, ast.If, ast.With, ast.AsyncWith, ast.Try, ast.Match)


@dataclass(frozen=True)
class Measured:
    """One function: where it stands, and its sizes."""

    place: str
    lines: int
    nesting: int
    parameters: int
    public: bool
    documented: bool


def functions(path: Path) -> Iterator[Measured]:
    """Every function and method of a module, nested ones included."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, Function):
            yield measure(path, node)


def measure(path: Path, node: Function) -> Measured:
    """The sizes of one function; ``self`` and ``cls`` do not count, and an ``elif`` is no deeper than its ``if``."""
    arguments = [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs]
    counted = [argument for argument in arguments if argument.arg not in {"self", "cls"}]
    return Measured(
        place=f"{path.relative_to(PACKAGE.parent)}:{node.lineno} {node.name}",
        lines=(node.end_lineno or node.lineno) - node.lineno + 1,
        nesting=depth(node),
        parameters=len(counted),
        public=not node.name.startswith("_"),
        documented=ast.get_docstring(node) is not None,
    )


def depth(node: ast.AST, inside_else: bool = False) -> int:
    """How deep statements nest below ``node``."""
    deepest = 0
    for name, value in ast.iter_fields(node):
        children = value if isinstance(value, list) else [value]
        only_elif = name == "orelse" and len(children) == 1 and isinstance(children[0], ast.If)
        for child in children:
            if isinstance(child, ast.AST) and not isinstance(child, (*Function.__args__, ast.ClassDef)):
                own = int(isinstance(child, NESTS) and not only_elif)
                deepest = max(deepest, own + depth(child, only_elif))
    return deepest


def over(measured: list[Measured]) -> list[str]:
    """A line for every function over a limit."""
    faults = [f"{m.place}: {m.lines} lines, at most {FUNCTION_MAX}" for m in measured if m.lines > FUNCTION_MAX]
    faults += [f"{m.place}: nesting {m.nesting}, at most {NESTING_MAX}" for m in measured if m.nesting > NESTING_MAX]
    return faults + [
        f"{m.place}: {m.parameters} parameters, at most {PARAMETERS_MAX}"
        for m in measured
        if m.parameters > PARAMETERS_MAX and "/cli/" not in m.place
    ]


def check(package: Path = PACKAGE) -> tuple[list[str], str]:
    """Every broken budget, and one line with the figures."""
    modules = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in sorted(package.rglob("*.py"))}
    sizes = [size for size in modules.values() if size]
    measured = [one for path in modules for one in functions(path)]
    public = [one for one in measured if one.public]
    lengths = sorted(one.lines for one in measured)
    median_module, median_function = statistics.median(sizes), statistics.median(lengths)
    p95 = lengths[int(len(lengths) * 0.95)]
    documented = sum(one.documented for one in public) / len(public)
    faults = [f"{path}: {size} lines, at most {MODULE_MAX}" for path, size in modules.items() if size > MODULE_MAX]
    faults += over(measured)
    totals = [
        (median_module > MODULE_MEDIAN, f"modules have a median of {median_module} lines, at most {MODULE_MEDIAN}"),
        (median_function > FUNCTION_MEDIAN, f"functions have a median of {median_function}, not {FUNCTION_MEDIAN}"),
        (p95 > FUNCTION_P95, f"functions have a 95th percentile of {p95} lines, at most {FUNCTION_P95}"),
        (documented < DOCUMENTED_MIN, f"{documented:.0%} of public functions documented, not {DOCUMENTED_MIN:.0%}"),
    ]
    faults += [text for broken, text in totals if broken]
    summary = (
        f"{len(sizes)} modules, median {median_module:.0f}, max {max(sizes)}; {len(measured)} functions, "
        f"median {median_function:.0f}, p95 {p95}, max {lengths[-1]}; public documented {documented:.0%}"
    )
    return faults, summary


def main() -> int:
    """Print the figures and every fault; 1 where there is one."""
    faults, summary = check()
    print("\n".join([*faults, summary]))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
