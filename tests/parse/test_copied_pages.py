"""Minutes copied out of web pages: what browsers and editors leave of them, on invented minutes."""

from casegraph.documents.plain import TextReader
from casegraph.parse import parse_source


def meeting(text, tools):
    (found,) = parse_source(TextReader().read(text.encode(), "side.txt")[0], tools).meetings
    return found


UNCOUNTED = """Mødereferat 22. februar 2021

Referat fra Seniorrådets møde den 22. februar 2021 på Rådhuset kl. 10.00 – 12.00

 1. Godkendelse af referatet fra sidst

Referat: Godkendt

 1. Besøg på plejecentret Elmehøj

Formanden fortalte om besøget.

Referat:

Rådet skriver et brev til centerlederen.

 1. Fortov på Møllevej.

Referat:

Godkendt.
"""


def test_items_whose_count_was_lost_are_counted(tools):
    held = meeting(UNCOUNTED, tools)
    assert [(one.number, one.title, one.decision_kind) for one in held.items] == [
        ("1", "Godkendelse af referatet fra sidst", "approved"),
        ("2", "Besøg på plejecentret Elmehøj", "other"),
        ("3", "Fortov på Møllevej.", "approved"),
    ]


def test_clauses_that_are_all_one_are_no_items(tools):
    text = "Seniorrådet\n\nMandag d. 7. februar 2022\n\n" + "\n\n".join(
        f"{title}\n\nIndstilling\n\nForvaltningen indstiller, at\n\n 1. Rådet tager sagen til efterretning.\n\n"
        "Beslutning\n\nTaget til efterretning."
        for title in ("Ny leder af hjemmeplejen", "Årshjul for rådet", "Busser til hallen")
    )
    assert "Rådet tager sagen til efterretning." not in [one.title for one in meeting(text, tools).items]


NO_HEAD = """1. Godkendelse af dagsorden

Beslutning

Dagsordenspunkt 1: Godkendelse af dagsorden

Økonomiudvalgets beslutning i mødet den 31. marts 2020

Dagsordenen blev godkendt.

2. Prognose for kassen

Sagsfremstilling

Kassen er mindre end ventet.

Beslutning

Dagsordenspunkt 2: Prognose for kassen (2020-0034567)

Økonomiudvalgets beslutning i mødet den 31. marts 2020

Indstillingen blev taget til efterretning.
"""


def test_the_decisions_say_whose_meeting_it_was_and_name_no_item_twice(tools):
    held = meeting(NO_HEAD, tools)
    assert (held.body, held.date) == ("Økonomiudvalget", "2020-03-31")
    assert [(one.title, one.decision) for one in held.items] == [
        ("Godkendelse af dagsorden", "Dagsordenen blev godkendt."),
        ("Prognose for kassen", "Indstillingen blev taget til efterretning."),
    ]


REGION = """Referat
til
mødet i Udvalg for regional udvikling
den 7. august 2019 kl. 14:00

Sagnr.: 1-00-13-17

1. Kultur i hele regionen

Beslutning

Udvalget drøftede temaet.

Til toppen

Sagnr.: 1-51-71-3321-08

2. Rensning af grunden ved Aamølle

Direktionen indstiller,

at orienteringen tages til efterretning.

Beslutning

Udvalget indstiller,

at orienteringen tages til efterretning, og

at der søges om tilskud.

Lis Toft var forhindret i at deltage i sagens behandling.

Til toppen
"""


def test_what_the_body_itself_recommends_is_its_decision(tools):
    first, second = meeting(REGION, tools).items
    assert (first.decision, first.case_number) == ("Udvalget drøftede temaet.", "1-00-13-17")
    assert second.case_number == "1-51-71-3321-08"
    assert second.recommended_by == "Direktionen"
    assert (
        second.decision == "Udvalget indstiller,\nat orienteringen tages til efterretning, og\nat der søges om tilskud."
    )
    assert second.decision_kind == "recommended"


COURSE = """Kommunalbestyrelsen 22-01-2020

Referat

 • 302. Planstrategi

  Resume

  Strategien skal i høring.

  Social og Sundhed, 6. januar 2020, pkt. 123:

  Ad. 1

  Et flertal anbefaler forslaget.

  Plan, Miljø og Teknik, 7. januar 2020, pkt. 207:

  Anbefales.

  Beslutning

  Godkendt.

 • 303. Underskriftsark (Lukket)
"""


def test_committees_that_go_by_their_topics_alone(tools):
    first, second = meeting(COURSE, tools).items
    assert [(entry.body, entry.date, entry.decision_kind) for entry in first.course] == [
        ("Social og Sundhed", "2020-01-06", "recommended"),
        ("Plan, Miljø og Teknik", "2020-01-07", "recommended"),
    ]
    assert (first.decision, second.closed) == ("Godkendt.", True)


HYPHEN = """Referat for Børn- Kultur og Fritidsudvalget møde den 8. december 2020

173. Puljer til hallerne
Sagsnr.: 2020-016062

Forvaltningen foreslår:

 • At puljen fordeles.
 • At resten gemmes.

Beslutning i Børn, Kultur og Fritidsudvalget den 08-12-2020:

Godkendt.
"""


def test_a_hyphen_where_the_comma_belongs(tools):
    held = meeting(HYPHEN, tools)
    (one,) = held.items
    assert held.body == "Børn-, Kultur- og Fritidsudvalget"
    assert (one.recommended_by, one.recommendations) == ("Forvaltningen", ("puljen fordeles.", "resten gemmes."))
    assert (one.decision, one.decision_kind) == ("Godkendt.", "approved")


GLUED = """Rådhusets logo

Handicaprådets møde den 8. august 2022

Referat
Fold alle punkter

44Godkendelse af dagsorden

Beslutning

Godkendt.

45Kvalitetsstandarder

Indstilling

Administrationen indstiller, at:

  1. Godkende planen.

Beslutning

Drøftet.

46Eventuelt

Beslutning

Intet.
"""


def test_numbers_that_stick_to_their_titles(tools):
    held = meeting(GLUED, tools)
    assert [(one.number, one.title, one.decision) for one in held.items] == [
        ("44", "Godkendelse af dagsorden", "Godkendt."),
        ("45", "Kvalitetsstandarder", "Drøftet."),
        ("46", "Eventuelt", "Intet."),
    ]


SUBJECT = """Idrætsudvalget

Tirsdag den 07-02-2017 kl. 08:15

Indholdsfortegnelse:

Åbne
8 Budgetopfølgning
9 Plan for turister

Godkendelse af dagsorden:
Godkendt
Åbne

8. Budgetopfølgning
00.30S00 - 2016/41522

Sagsfremstilling
Rammen holder.

Beslutning
Idrætsudvalget den 07.02.2017:
Ad 1. Anbefales

9. Plan for turister
24.10P20 - 2016/20133

Beslutning
Idrætsudvalget den 07.02.2017:
Udsat.
"""


def test_a_subject_code_before_the_number_of_the_case(tools):
    held = meeting(SUBJECT, tools)
    assert [(one.number, one.title, one.case_number, one.journal_number) for one in held.items] == [
        ("8", "Budgetopfølgning", "2016/41522", "00.30S00"),
        ("9", "Plan for turister", "2016/20133", "24.10P20"),
    ]


TERM = """Klimaudvalget (18-21)

5. september 2018 - Referat

Nr.142 - Orientering om vinteren

Sagsnr.: 17/8120

Beslutning i Klimaudvalget (18-21) den 05-09-2018

Orienteringen tages til efterretning.

Nr.143 - Lokalplan H108 for Humlehaven

Sagsnr.: 18/1077

Beslutning i Klimaudvalget (18-21) den 05-09-2018

Anbefales over for Byrådet.

Nr.144 - Eventuelt

Beslutning i Klimaudvalget (18-21) den 05-09-2018

Intet.
"""


def test_years_of_office_behind_the_name_and_numbers_behind_nr(tools):
    held = meeting(TERM, tools)
    assert (held.body, held.date) == ("Klimaudvalget", "2018-09-05")
    assert [(one.number, one.title, one.decision_kind) for one in held.items] == [
        ("142", "Orientering om vinteren", "noted"),
        ("143", "Lokalplan H108 for Humlehaven", "recommended"),
        ("144", "Eventuelt", "other"),
    ]


FIRST_STOP = """Referat Magistraten 25-03-2019

  Dialogmøde med vandværket

  Beslutning
  Drøftet.

  Sagens forløb 25-03-2019 Magistraten
  Drøftet.

  Bilag

  Referat fra sidste møde

  Beslutning
  Intet.

  Sagens forløb 25-03-2019 Magistraten
  Intet.

  Bilag

  Årlig status på personalet

  Beslutning
  Fremsendes til Social- og Ældreudvalget til behandling.

  Sagens forløb 25-03-2019 Magistraten
  Fremsendes til Social- og Ældreudvalget til behandling.

  Bilag
"""


def test_a_course_that_begins_on_the_line_of_its_heading(tools):
    assert [(one.title, one.decision_kind) for one in meeting(FIRST_STOP, tools).items] == [
        ("Dialogmøde med vandværket", "discussed"),
        ("Referat fra sidste møde", "other"),
        ("Årlig status på personalet", "referred"),
    ]


def test_a_verdict_that_stands_on_the_line_of_its_heading(tools):
    text = "Skoleudvalget\n\n3. maj 2021\n\n1. Ny hal\n\nBeslutning Godkendt.\n\n2. Ny sti\n\nBeslutning Udsat.\n"
    assert [one.decision for one in meeting(text, tools).items] == ["Godkendt.", "Udsat."]


def test_what_a_page_says_to_those_who_only_hear_it_is_no_part_of_a_title(tools):
    spoken = "Klik her for at folde ud og læse mere om"
    text = (
        "Landdistriktsrådet\nMødedato: 31. august 2023\n"
        f"1. Godkendelse af referat{spoken} Godkendelse af referat\nAdministrationen indstiller\n"
        "at | referatet godkendes |\nat | det sendes rundt |\nBeslutning\nGodkendt\n"
        "Bo Friis og Ida Mørk deltog som suppleanter.\n"
        f"2. Fælles varme - midler{spoken} Fælles varme - midler\nBeslutning\nUdsat.\n"
    )
    first, second = meeting(text, tools).items
    assert (first.title, second.title) == ("Godkendelse af referat", "Fælles varme - midler")
    assert first.recommendations == ("referatet godkendes", "det sendes rundt")
    assert first.decision == "Godkendt"
