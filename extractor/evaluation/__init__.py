"""Evaluation: how good the records are, measured on releases with gold.

Comes in: a folder of gold, and the settings of an extractor. Goes out: an `Evaluation`: precision
and recall of each field, false alarms, planted errors that were found, and how far the scores of
facts can be believed. This package must not change a record, nor judge whether gold is true to its
text (`corpus.validate`).

A newcomer's map: `fields` and `verdicts` say what is right, each field a function; `matching` says
when two findings are the same one; `sheet` counts; `planted` and `calibration` are the two other
measures; `evaluate` runs them over a folder and `report` words the result.
"""

from extractor.evaluation.evaluate import Comparison, Evaluation, compare, evaluate

__all__ = ["Comparison", "Evaluation", "compare", "evaluate"]
