"""Roles and units stay, names of people go: what a published list shows as the owner of a task."""

import pytest

from casegraph.parse.prose.staff import role_of

OWNERS = [
    ("forvaltningen", "forvaltningen"),
    ("Direktionen", "Direktionen"),
    ("Økonomiudvalget", "Økonomiudvalget"),
    ("Jura", "Jura"),
    ("HR", "HR"),
    ("HR-chefen", "HR-chefen"),
    ("Teknisk chef", "Teknisk chef"),
    ("chefen for Teknik og Miljø", "chefen for Teknik og Miljø"),
    ("Chefen for Plan, Byg og Vej", "Chefen for Plan, Byg og Vej"),
    ("lederen af sekretariatet i samarbejde med IT", "lederen af sekretariatet i samarbejde med IT"),
    # a name beside a role
    ("teknisk chef Ole Berg", "teknisk chef"),
    ("Teknisk chef Ole Berg", "Teknisk chef"),
    ("Kommunaldirektør Jens P. Holm og Direktionen", "Kommunaldirektør og Direktionen"),
    ("Ole Berg, chefen for Teknik og Miljø", "chefen for Teknik og Miljø"),
    ("Ole Berg og HR-chefen", "HR-chefen"),
    ("sekretariatet v/ Anne Holm", "sekretariatet"),
    ("sekretariatet ved Anne Holm", "sekretariatet"),
    ("sekretariatet (Anne Holm)", "sekretariatet"),
    ("Borgmester Jensen", "Borgmester"),
    ("chefen, Ole", "chefen"),
    ("chefen og Ole", "chefen"),
    ("lederen af sekretariatet i samarbejde med Bo Lind", "lederen af sekretariatet"),
    # names alone
    ("Ole Berg", None),
    ("Ole", None),
    ("OB", None),
    ("Ole og Mette", None),
    ("Anne-Marie Ø. Skov", None),
    ("", None),
]


@pytest.mark.parametrize(("owner", "role"), OWNERS)
def test_the_role_of_an_owner(make, owner, role):
    assert role_of(make(), owner) == role
