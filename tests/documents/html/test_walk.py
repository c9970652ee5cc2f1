"""Elements become lines: headings, paragraphs, list items, rows of tables."""

import pytest

from casegraph.documents.html.tree import MAX_DEPTH, TooDeepError, parse_html
from casegraph.documents.html.walk import Walk
from casegraph.documents.pieces import Piece, to_lines


def pieces(html: str, **options: bool) -> list[Piece]:
    body = parse_html(html).body
    assert body is not None
    return Walk(**options).run(body)


def shown(html: str, **options: bool) -> list[str]:
    """Each piece as a short line: ``#`` a level, ``*`` bold, the bullet, the text; a blank line for a gap."""
    out: list[str] = []
    for at, piece in enumerate(pieces(html, **options)):
        out += [""] if piece.gap and at else []
        mark = "#" * piece.level + ("*" if piece.bold and not piece.level else "")
        out.append(" ".join(filter(None, (mark, " " * piece.indent + piece.bullet, piece.text))))
    return out


@pytest.mark.parametrize(
    ("html", "lines"),
    [
        ("<h1>Referat</h1><p>Dato:\n  1. maj</p>", ["# Referat", "", "Dato: 1. maj"]),
        ("<p>et<br>to</p><p>tre</p>", ["et", "to", "", "tre"]),
        ("<p><b>Be</b><strong>slutning</strong></p><p>Godkendt <b>nu</b></p>", ["* Beslutning", "", "Godkendt nu"]),
        ("<p style='font-weight: 700'>Bilag</p>", ["* Bilag"]),
        ("<h2><div>3.</div><div>Skolen</div></h2>", ["## 3. Skolen"]),  # in a heading elements only divide words
        ("<h3>En<br>overskrift</h3>", ["### En overskrift"]),
        ("<h3><span>4.</span><span>Vejen</span></h3>", ["### 4. Vejen"]),  # divided by nothing but their look
        ("<h3><i>71</i><span>Ny skole</span><em>Lukket</em></h3>", ["### 71 Ny skole Lukket"]),
        ("<p>Vej 2<span>A</span>, McD<b>onald</b></p>", ["Vej 2A, McDonald"]),
        ("<ul><li>a<li>b<ul><li>c</ul></ul>", ["- a", "- b", "  - c"]),
        ("<ol start=3><li>a</li><li value=7>b</li></ol>", ["3. a", "7. b"]),
        ("<ol type=a><li>x</ol><ol type=I start=3><li>z<li>w</ol>", ["a. x", "", "III. z", "IV. w"]),
        ("<ul><li><p>a</p><p>b</p></ul>", ["- a", "b"]),
        ("<ul><li><h2>1. Sag</h2><p>Tekst</p><li><h2>2. Sag</h2></ul>", ["## 1. Sag", "", "Tekst", "", "## 2. Sag"]),
        ("<table><tr><td>Dato:<td>1. maj<tr><td>Sted:<td>Sal 1</table>", ["Dato:\t1. maj", "Sted:\tSal 1"]),
        ("<table><tr><td><p>Navn</p><td></td><td><p>3</p></table>", ["Navn\t\t3"]),
        ("<table><tr><td>1.</td><td><h3>Skolen</h3></table>", ["### 1.\tSkolen"]),
        ("<table><tr><td><h2>1. Sag</h2><p>a</p><p>b</p></table>", ["## 1. Sag", "", "a", "", "b"]),
        ("<table><tr><td>Indstilling<td><p>a</p><p>b</p></table>", ["Indstilling", "a", "", "b"]),
        ("<table><tr><td>A<br>B<td>2<td>3</table>", ["A B\t2\t3"]),  # values of several lines
        ("<table><tr><td><table><tr><td>a<td>b</table><td></table>", ["a\tb"]),
        ("<dl><dt>Dato<dd>1. maj<dt>Sted<dd>Sal 1</dl>", ["Dato:\t1. maj", "Sted:\tSal 1"]),
        ("<dl><dt>Bilag<dd>1. Kort<dd>2. Plan<dt>Sted<dd>Sal 1</dl>", ["Bilag", "1. Kort", "2. Plan", "Sted:\tSal 1"]),
        ("<pre>Punkt 1\n  Skolen   12\n</pre>", ["Punkt 1", "Skolen   12"]),
        ("a<script>b</script><style>c</style><!-- d --><noscript>e</noscript>f", ["af"]),
        ("<details><summary>1. Sag</summary>Tekst</details>", ["* 1. Sag", "", "Tekst"]),
        ("&nbsp;<p>&nbsp;</p>&#8203;<p>\u00ad</p>", []),
    ],
)  # fmt: skip
def test_elements_become_lines(html: str, lines: list[str]) -> None:
    assert shown(html) == lines


@pytest.mark.parametrize(
    ("html", "lines"),
    [
        ("<h3>A</h3><span><h3>Ikke et afsnit</h3>Tekst</span>", ["### A", "", "* Ikke et afsnit", "", "Tekst"]),
        ("<span><meta><title>Dagsordenspunkt</title><p>a</p><p>&nbsp;</p></span>", ["a"]),
        ("<table><tr><td><h3>Ikke et afsnit</h3></table>", ["* Ikke et afsnit"]),
    ],
)  # fmt: skip
def test_a_fragment_has_headings_outside_its_runs_of_letters_only(html: str, lines: list[str]) -> None:
    assert shown(html, fragment=True) == lines


def test_a_gap_leaves_out_a_number_and_a_line_break_is_told_from_a_paragraph() -> None:
    lines = to_lines(pieces("<p>a<br>b</p><p>c</p><ul><li>d<li>e</ul>"))
    assert [(line.number, line.text, line.wrapped) for line in lines] == [
        (1, "a", False),
        (2, "b", None),
        (4, "c", False),
        (6, "d", False),
        (7, "e", False),
    ]


@pytest.mark.parametrize("tag", ["div", "table><tr><td", "ul><li", "b", "font", "x-y"])
def test_nesting_without_end_is_refused(tag: str) -> None:
    with pytest.raises(TooDeepError):
        parse_html(f"<{tag}>" * (MAX_DEPTH * 5))


def test_letters_left_open_are_no_nesting() -> None:
    assert len(pieces("<p><font>a</p>" * 300)) == 300
