"""Encodes texts with Python's model2vec, without cutting them off.

Reads JSON from standard input: {"folder": path of a model, "texts": list of strings}.
Writes JSON to standard output: {"version": version of the package, "rows": list of lists of numbers}.
"""

import json
import sys

import model2vec
import numpy as np
from model2vec import StaticModel

request = json.load(sys.stdin)
model = StaticModel.from_pretrained(request["folder"])
rows = model.encode(request["texts"], max_length=None, use_multiprocessing=False)
print(json.dumps({"version": model2vec.__version__, "rows": np.asarray(rows, np.float64).tolist()}))
