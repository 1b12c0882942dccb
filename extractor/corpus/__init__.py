"""The corpus: releases with gold, how they are written, checked, counted and generated.

Comes in: files in the form that `corpus/README.md` describes, or a seed. Goes out: `Gold` and the
text that it belongs to. This package must not run the extractor, so that a fault of the program
cannot hide one of the gold.
"""
