"""Splink with DuckDB, as somebody who knows it would set it up.

Candidates by equal numbers, equal titles and shared rare words; fixed points of the agenda, told by how often their
titles come, are not blocked on. The chance of agreement by accident is learned from random pairs, that of agreement
within a case by expectation maximisation on pairs of one number and on pairs with a rare word and all figures in
common; that one case hardly ever has two numbers is said outright.
"""

from __future__ import annotations

import logging
import warnings
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np

from benchmarks.linkspeed.rows import Row
from benchmarks.linkspeed.truth import Scored

# Pairs below this match weight (log2 of the odds) are not kept.
LEAST = -2.0
# The share of the words of the shorter title that the other has too.
OVERLAP = "len(list_intersect(words_l, words_r)) / least(len(words_l), len(words_r))"


def link(rows: Sequence[Row]) -> Scored:
    """Every pair that may be one case, with its match weight."""
    import pandas  # noqa: PLC0415

    logging.getLogger("splink").setLevel(logging.ERROR)
    warnings.filterwarnings("ignore")
    frame = pandas.DataFrame([{**asdict(row), "rare": list(row.rare), "words": list(row.words)} for row in rows])
    with TemporaryDirectory() as folder:
        table = _trained(frame, _connection(Path(folder))).inference.predict(threshold_match_weight=LEAST)
        found = table.as_duckdbpyrelation().fetchnumpy()
    return Scored(*(np.asarray(found[name]) for name in ("name_l", "name_r", "match_weight")))


def _connection(folder: Path) -> Any:
    """A database in a file, which takes the pairs of a million items where memory cannot."""
    import duckdb  # noqa: PLC0415

    connection = duckdb.connect(str(folder / "splink.db"))
    connection.execute("SET preserve_insertion_order = false; SET enable_progress_bar = false")
    return connection


def _trained(frame: Any, connection: Any) -> Any:
    from splink import DuckDBAPI, Linker, block_on  # noqa: PLC0415

    linker = Linker(frame, _settings(), DuckDBAPI(connection), set_up_basic_logging=False)
    training = linker.training
    training.estimate_probability_two_random_records_match([block_on("number")], recall=0.6)
    training.estimate_u_using_random_sampling(max_pairs=1e6, seed=1)
    training.estimate_parameters_using_expectation_maximisation(block_on("number"))
    training.estimate_parameters_using_expectation_maximisation(block_on("key", "figures"))
    (number,) = (one for one in linker._settings_obj.comparisons if one.output_column_name == "number")
    for level in number.comparison_levels:
        if not level.is_null_level:
            level.m_probability = 0.999 if level.comparison_vector_value else 0.001
    return linker


def _settings() -> Any:
    import splink.comparison_library as cl  # noqa: PLC0415
    from splink import SettingsCreator, block_on  # noqa: PLC0415

    days = {"metrics": ["day"] * 3, "thresholds": [45, 180, 500]}
    return SettingsCreator(
        link_type="dedupe_only",
        unique_id_column_name="name",
        blocking_rules_to_generate_predictions=[
            block_on("number"),
            block_on("whole"),
            block_on("rare", arrays_to_explode=["rare"]),
        ],
        comparisons=[
            _title(),
            cl.ArrayIntersectAtSizes("rare", [4, 3, 2, 1]),
            cl.ExactMatch("figures"),
            cl.ExactMatch("number"),
            cl.ExactMatch("body"),
            cl.AbsoluteDateDifferenceAtThresholds("day", input_is_string=False, **days),
        ],
        retain_matching_columns=False,
        retain_intermediate_calculation_columns=False,
    )


def _title() -> Any:
    """Titles: equal, nearly equal letter by letter, or how much of the shorter one the other has."""
    import splink.comparison_level_library as cll  # noqa: PLC0415
    import splink.comparison_library as cl  # noqa: PLC0415

    return cl.CustomComparison(
        output_column_name="title",
        comparison_levels=[
            cll.NullLevel("title"),
            cll.ExactMatchLevel("title"),
            cll.JaroWinklerLevel("title", 0.95),
            *(cll.CustomLevel(f"{OVERLAP} >= {share}", f"{share} shared") for share in (0.99, 0.7, 0.5, 0.3)),
            cll.ElseLevel(),
        ],
    )
