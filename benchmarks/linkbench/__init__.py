"""A bench for linking: invented corpora whose truth is known, and the scores of a linker on them."""
