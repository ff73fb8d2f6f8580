"""PolNeAR attributions: source, cue and content spans, for the scorer beside the data (not part of the project).

    python -m bench.polnear GOLD.jsonl PRED.jsonl [--scorer polnear_spans.py]

Every cue counts here, statements and thoughts alike, whether or not a claim stands in its content.
"""

import argparse
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from musterbook.reading.analysis import View
from musterbook.reading.attribution import Attribution, Attributor
from musterbook.reading.documents import open_document, parse, view_of

Spans = list[list[int]]


def attributions_of(text: str) -> list[dict[str, Spans]]:
    """The attributions of a text, quotations that only go on joined to the cue they go on from."""
    document = open_document(text, None, None)
    attributor = Attributor(document)
    before: View | None = None
    for sentence in document.sentences:
        parsed = parse(document, sentence)
        if not parsed.words:
            continue
        before = view_of(document, parsed, before)
        attributor.read(parsed, before)
    return [_spans(a) for a in joined(attributor.found)]


def joined(found: list[Attribution]) -> list[tuple[Attribution, Spans]]:
    """Attributions with all stretches of their content."""
    told: list[tuple[Attribution, Spans]] = []
    for a in found:
        contents = [list(c) for c in a.contents]
        if a.cue is None and told:
            told[-1][1].extend(contents)
        elif a.cue is not None:
            told.append((a, contents))
    return told


def _spans(told: tuple[Attribution, Spans]) -> dict[str, Spans]:
    a, contents = told
    return {"source": [list(a.span)] if a.span else [], "cue": [list(a.cue)] if a.cue else [], "content": contents}


def main(arguments: list[str] | None = None) -> int:
    """Write predictions and, if the scorer is named, print its figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("predictions", type=Path)
    parser.add_argument("--scorer", type=Path)
    asked = parser.parse_args(arguments)
    if not asked.gold.exists():
        sys.stdout.write(f"skipped: {asked.gold} is not here\n")
        return 0
    rows: list[dict[str, Any]] = [
        json.loads(line) for line in asked.gold.read_text(encoding="utf-8").splitlines() if line
    ]
    told = [{"docid": r["docid"], "attributions": attributions_of(r["text"])} for r in rows if r["primary"]]
    asked.predictions.write_text("".join(json.dumps(t) + "\n" for t in told), encoding="utf-8")
    if asked.scorer is None:
        return 0
    command = [sys.executable, str(asked.scorer), str(asked.gold), str(asked.predictions)]
    return subprocess.run(command, check=False).returncode


if __name__ == "__main__":
    raise SystemExit(main())
