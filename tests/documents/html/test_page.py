"""Web pages as they were saved: what of them is the document, in which letters, and where its items begin."""

import email.message
from pathlib import Path

import pytest

from casegraph.documents import find_documents
from casegraph.documents.reading import read_data
from casegraph.errors import DocumentError
from casegraph.model import Source

SITE_URL = "https://www.fjordlund.dk/moeder/ou"


def read(html: str | bytes, suffix: str = ".html") -> Source:
    data = html if isinstance(html, bytes) else html.encode()
    (source,) = read_data(data, "d.html", suffix)
    return source


def texts(source: Source) -> list[str]:
    return [line.text for line in source.lines]


MENU = "<ul class='menu'><li><a href='/'>Forside</a><li><a href='/b'>Borger</a></ul>"
DOCUMENT = "<h1>Referat</h1><p>Økonomiudvalget mødtes den 1. maj 2024 kl. 15 i mødelokale 3 på rådhuset.</p>"


@pytest.mark.parametrize(
    "around",
    [
        "<nav><a href='/'>Forside</a></nav>{}",
        "<div role='navigation'><a href='/'>Forside</a></div>{}",
        MENU + "{}",
        "<div class='main-menu'><a href='/'>Forside</a></div>{}",
        "<header>Fjordlund <a href='/'>Forside</a></header>{}<footer>Rådhusvej 1</footer>",
        "<div id='siteFooter'>Rådhusvej 1</div>{}",
        "<div id='CookieBanner' class='cookie-consent'>Vi bruger cookies<button>OK</button></div>{}",
        "<div class='breadcrumb'>Du er her: Forside</div>{}",
        "{}<section class='related'><h2>Andre møder</h2><a href='/2'>Se mødet den 2. maj</a></section>",
        "{}<div id='foot'>Rådhusvej 1</div><div class='feedback'>Fandt du det, du søgte?</div>",
        "<div style='display:none'>Skjult</div>{}<p hidden>Skjult</p><i aria-hidden='true'>x</i>",
        "<form><label class='skip'>Spring over</label>{}<select><option>2024</select><textarea>x</textarea></form>",
        "<div><p>Læs højt</p></div><main>{}</main>".replace("<p>Læs højt</p>", "<button>Læs højt</button>"),
        "<div>Et og andet</div><main>{}</main>",
        "<script>var a = '<p>nej</p>';</script>{}<style>p {{ }}</style><noscript>Slå JavaScript til</noscript>",
    ],
)
def test_what_is_around_the_document_is_left_out(around: str) -> None:
    assert texts(read("<!DOCTYPE html><body>" + around.format(DOCUMENT))) == [
        "Referat",
        "Økonomiudvalget mødtes den 1. maj 2024 kl. 15 i mødelokale 3 på rådhuset.",
    ]


@pytest.mark.parametrize("name", ["feedback-fra-unge", "Foot-golf", "pkt-2-feedback"])
def test_an_id_made_of_a_title_does_not_take_the_item_for_a_part_of_the_site(name: str) -> None:
    """Items whose titles had a word that sites name their parts by were lost."""
    item = f"<div id='{name}'><h2 id='feedback-2'>2. Unge</h2><p>Godkendt.</p></div>"
    assert texts(read(f"<body>{DOCUMENT}{item}<p>Mødet sluttede kl. 17 efter en lang drøftelse af sagerne.</p>"))[
        2:4
    ] == [
        "2. Unge",
        "Godkendt.",
    ]


@pytest.mark.parametrize(
    "kept",
    [
        "<div class='menu'>{}</div>",  # called a menu, but no links
        "<nav>{}</nav>",  # most of the page
        "<div class='collapse' style='display:none'>{}</div>",  # folded
        "<a href='#p1'>Vis</a><div id='p1' hidden>{}</div>",  # shown by a click
        "<article><header>{}</header></article>",
        "<div class='cookie'>{}</div>",  # nothing about cookies in it
        "<form id='aspnetForm'>{}</form>",
        "<main>Kort</main><div>{}</div>",
    ],
)
def test_the_document_itself_is_never_left_out(kept: str) -> None:
    assert "Referat" in texts(read("<html><body>" + kept.format(DOCUMENT)))


def test_a_heading_to_click_on_is_kept_and_other_buttons_go() -> None:
    source = read("<html><h2><button aria-expanded='false'>1. Skolen</button></h2><button>Udskriv</button><p>Tekst</p>")
    assert [(line.text, line.heading) for line in source.lines] == [("1. Skolen", 2), ("Tekst", 0)]


def test_the_title_of_the_page_comes_first_where_the_text_does_not_say_it() -> None:
    assert texts(read("<html><title>Byrådet, 1. maj 2024</title><p>Godkendt."))[0] == "Byrådet, 1. maj 2024"
    assert texts(read("<html><title>Referat</title><h1>Referat</h1>")) == ["Referat"]


@pytest.mark.parametrize(
    ("meta", "encoding"),
    [
        ("<meta charset=utf-8>", "utf-8"),
        ("<meta http-equiv='Content-Type' content='text/html; charset=iso-8859-1'>", "cp1252"),
        ("<meta charset='windows-1252'>", "cp1252"),
        ("<meta charset='iso-8859-1'>", "utf-8"),  # saved anew by a program that left what the page says
        ("<meta charset='macintosh'>", "mac-roman"),
        ("<meta charset='ibm850'>", "cp850"),
        ("", "utf-8"),
        ("", "cp1252"),
        ("", "utf-16"),
        ("<meta charset='no-such-thing'>", "cp1252"),
    ],
)
def test_letters_are_told_by_the_bytes_and_what_the_page_says(meta: str, encoding: str) -> None:
    html = f"<html><head>{meta}</head><body><p>Møde i Økonomiudvalget på Ærø</p>"
    assert texts(read(html.encode(encoding))) == ["Møde i Økonomiudvalget på Ærø"]


def test_entities_are_letters_and_broken_ones_stay() -> None:
    assert texts(read("<html><p>R&aring;det&nbsp;&amp; &#216;konomi &fjl; 2 &lt; 3")) == ["Rådet & Økonomi &fjl; 2 < 3"]


def test_headings_bear_their_address() -> None:
    html = (
        f"<html><head><link rel=canonical href='{SITE_URL}'></head><h2 id='punkt-1'>1. Skolen</h2>"
        "<h2><a href='/moeder/ou/2'>2. Vejen</a></h2><a href='#x'><h2>3. Havnen</h2></a>"
        "<h2><a href='javascript:void(0)'>4. Åen</a></h2><p><a href='https://andre.dk'>læs</a></p>"
    )
    source = read(html)
    assert source.url == SITE_URL
    assert [line.url for line in source.lines] == [
        f"{SITE_URL}#punkt-1",
        "https://www.fjordlund.dk/moeder/ou/2",
        f"{SITE_URL}#x",
        None,
        None,
    ]
    # Where nothing says on which site, the settings of the folder may.
    assert read("<html><h2><a href='/vis/2'>Vejen</a></h2>").lines[0].url == "/vis/2"


def test_items_begin_where_the_page_marks_them() -> None:
    item = "<div class='agenda-item open'><span>Sagsnr. 1</span><h3>{}</h3><p>{}</p></div>"
    listed = "<ul><li class='punkt'>Skolen<li class='punkt'>Vejen</ul>"
    html = listed + item.format("Skolen", "Skolen bygges om. " * 9) + item.format("Vejen", "Vejen lægges om. " * 9)
    assert [line.text for line in read("<html>" + html).lines if line.boundary] == ["Skolen", "Vejen"]
    assert not any(line.boundary for line in read("<html>" + listed).lines)  # a list of contents


def test_a_page_saved_with_all_that_belongs_to_it() -> None:
    message = email.message.EmailMessage()
    message["Snapshot-Content-Location"] = SITE_URL
    message.make_related()
    message.add_related("<html><body><h1>Møde på Ærø</h1></body></html>", subtype="html", charset="iso-8859-1")
    message.add_related(b"\x89PNG", "image", "png")
    source = read(message.as_bytes(), ".mhtml")
    assert (source.format, source.url, texts(source)) == ("html", SITE_URL, ["Møde på Ærø"])


def test_the_folder_that_a_browser_saves_beside_a_page_holds_no_documents(tmp_path: Path) -> None:
    for name in ("referat.html", "referat_files/menu.js", "referat_files/logo.png", "andet_files/a.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(b"x")
    assert [file.document for file in find_documents([tmp_path])] == ["andet_files/a.txt", "referat.html"]


@pytest.mark.parametrize(
    ("html", "reason"),
    [
        ("<html><body><div id=app></div><script src=a.js></script>", "filled in by a script"),
        ("<html><body><p>&nbsp;</p>", "no text"),
        ("<html>" + "<div>" * 5000, "nested as no page"),
    ],
)
def test_a_page_that_cannot_be_read_is_named_with_advice(html: str, reason: str) -> None:
    with pytest.raises(DocumentError, match=reason):
        read(html)
