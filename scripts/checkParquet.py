"""Compares a Parquet file of passages with the same table as JSON Lines, by Apache Arrow.

Reads JSON from standard input: {"parquet": path, "lines": path, "space": name, "embeddings": list of lists of numbers}.
Writes JSON to standard output: {"version": version of pyarrow, "rows": number of rows}; fails where they differ.
"""

import json
import sys

import pyarrow
import pyarrow.parquet

request = json.load(sys.stdin)
table = pyarrow.parquet.read_table(request["parquet"])
notes = table.schema.metadata[b"inkling.embedding"].decode()
assert notes == request["space"], f"the file names the space {notes}"
assert table.schema.field("embedding").type == pyarrow.list_(pyarrow.field("element", pyarrow.float32(), False))
rows = table.to_pylist()
with open(request["lines"], encoding="utf-8") as lines:
    expected = [json.loads(line) for line in lines]
assert len(rows) == len(expected), f"{len(rows)} rows, not {len(expected)}"
for at, (row, line, embedding) in enumerate(zip(rows, expected, request["embeddings"])):
    assert row.pop("embedding") == embedding, f"the embedding of row {at} differs"
    assert row == line, f"row {at} differs: {row} is not {line}"
print(json.dumps({"version": pyarrow.__version__, "rows": len(rows)}))
