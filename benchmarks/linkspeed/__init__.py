"""How fast linking is beside general record linkage, on the same invented items in one run, and how good.

Contenders: casegraph, Splink 4 with DuckDB, and TF-IDF of character trigrams with a sparse search of the nearest titles
(scikit-learn, sparse_dot_topn). Each gets the items of one corpus of :mod:`benchmarks.linkbench` in memory and decides
which belong together; each runs in a process of its own, one after another, round by round, so that what else the
machine does meets all alike. Libraries come with ``pip install -e '.[bench]'``.

What is fair here: the rivals' rows (folded titles, words by rarity, numbers, days) are made before their clock starts,
casegraph's clock takes in everything from the items on. It is measured twice: whole, with the evidence of every link
and what is related to what, which the rivals have nothing like; and *cases alone*, which is what they decide. The
rivals' threshold is the best of forty for the corpus at hand, with the truth known, and whichever is better counts: the
pairs, or the clusters they connect.
"""
