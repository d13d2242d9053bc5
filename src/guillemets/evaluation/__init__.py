"""Measures records against annotated dispatches. Gold and predictions in, scores, faults and comparisons out.

annotated   what is compared: attributions and times, as offsets and names
json_gold   gold and predictions from folders of JSON;  brat  gold in the FRACAS scheme;  corpus  either of them
matching    which content answers which, which name is which
judging     one dispatch: pairs, missed, spurious;  lenient  the same as Radar de Parité counts
scoring     all dispatches: precision, recall, F1, accuracies;  slices  by type, length, rule;  bootstrap  intervals
faults      what was missed, spurious or wrong, in context;  comparing  what one run gains and loses over another
reports     all of it as text;  pages  the faults as one HTML page
"""

from __future__ import annotations

from guillemets.evaluation.annotated import Annotated, Predicted, Reported, TimeMark
from guillemets.evaluation.bootstrap import intervals
from guillemets.evaluation.comparing import Change, compare
from guillemets.evaluation.corpus import read_gold
from guillemets.evaluation.faults import Fault, FaultKind, find_faults
from guillemets.evaluation.json_gold import predicted_from_record, read_predictions
from guillemets.evaluation.judging import Judged, judge, judge_all
from guillemets.evaluation.predicting import predict
from guillemets.evaluation.scoring import Scores, score

__all__ = [
    "Annotated",
    "Change",
    "Fault",
    "FaultKind",
    "Judged",
    "Predicted",
    "Reported",
    "Scores",
    "TimeMark",
    "compare",
    "find_faults",
    "intervals",
    "judge",
    "judge_all",
    "predict",
    "predicted_from_record",
    "read_gold",
    "read_predictions",
    "score",
]
