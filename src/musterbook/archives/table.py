"""The table that an archive becomes: a row a claim, its slots whole as JSON and the handiest as typed columns."""

from typing import Any

import msgspec
import pyarrow as pa

from musterbook.archives.chunks import Article
from musterbook.terms.claims import Claim

SOURCE = pa.struct(
    [
        ("name", pa.string()),
        ("anonymous", pa.bool_()),
        ("number", pa.int64()),
        ("role", pa.string()),
        ("reason", pa.string()),
    ]
)
SCHEMA = pa.schema(
    [
        ("report", pa.string()),
        ("path", pa.string()),
        ("record", pa.int64()),
        ("url", pa.string()),
        ("title", pa.string()),
        ("publisher", pa.string()),
        ("published", pa.string()),
        ("claim", pa.string()),
        ("kind", pa.string()),
        ("quote", pa.string()),
        ("start", pa.int64()),
        ("end", pa.int64()),
        ("stance", pa.string()),
        ("attribution", pa.list_(SOURCE)),
        ("said_at", pa.string()),
        ("refers", pa.list_(pa.struct([("claim", pa.string()), ("as", pa.string())]))),
        ("outcome", pa.string()),
        ("population", pa.string()),
        ("count_min", pa.int64()),
        ("count_max", pa.int64()),
        ("count_approx", pa.bool_()),
        ("occurred_from", pa.string()),
        ("occurred_to", pa.string()),
        ("where", pa.string()),
        ("place", pa.string()),
        ("slots", pa.string()),
        ("language", pa.string()),
        ("reader", pa.string()),
        ("rule", pa.string()),
        ("score", pa.float64()),
    ]
)
LARGEST = 2**63 - 1

_encoder = msgspec.json.Encoder(decimal_format="number")


def row_of(article: Article, claim: Claim) -> dict[str, Any]:
    """A claim's row; `slots` is as `musterbook read --format jsonl` prints it."""
    told = msgspec.to_builtins(claim)
    slots = claim.slots
    count, occurred, where = (getattr(slots, name, None) for name in ("count", "occurred", "where"))
    return {
        "report": claim.report,
        "path": article.path,
        "record": article.record,
        "url": article.url,
        "title": article.text.title,
        "publisher": article.text.publisher,
        "published": article.text.published,
        "claim": claim.id,
        "kind": claim.kind,
        "quote": claim.quote.exact,
        "start": claim.quote.start,
        "end": claim.quote.end,
        "stance": claim.stance,
        "attribution": told["attribution"],
        "said_at": claim.said_at and (claim.said_at.latest or claim.said_at.earliest),
        "refers": told["refers"],
        "outcome": getattr(slots, "outcome", None),
        "population": getattr(slots, "population", None),
        "count_min": count and _fitting(count.min),
        "count_max": count and _fitting(count.max),
        "count_approx": count and count.approx,
        "occurred_from": occurred and occurred.earliest,
        "occurred_to": occurred and occurred.latest,
        "where": where and where.words,
        "place": where and where.place,
        "slots": _encoder.encode(slots).decode(),
        "language": claim.language,
        "reader": claim.reader,
        "rule": claim.rule,
        "score": float(claim.score),
    }


def _fitting(number: int | None) -> int | None:
    """A number that the column holds; a larger one stands in `slots` alone."""
    return number if number is not None and number <= LARGEST else None
