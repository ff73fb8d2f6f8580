"""Statements by topic: who is concerned, who assures, who takes which position, who claims which trend (rule topics/1).

Topics are grouped by the matter that a table of words names, in its order; others by the words they share.
"""

import re
import tomllib
from collections.abc import Iterable, Sequence

from musterbook.assessment.clustering import alike_words, cluster
from musterbook.assessment.ground import Ground
from musterbook.assessment.lines import TopicLine
from musterbook.assessment.records import count_words, name_some
from musterbook.assessment.told import told_text
from musterbook.assessment.words import DATA
from musterbook.registers.rows import Account

RULE = "topics/1"
KINDS = ("concern", "assurance", "position", "trend")
ALIKE = 0.34
TOPICS = tuple(
    (name, re.compile(r"\b(?:" + "|".join(words) + r")", re.I))
    for name, words in tomllib.loads((DATA / "topics.toml").read_text("utf-8"))["topics"].items()
)


def topic_of(account: Account) -> str:
    """The matter that a statement is on: the first of the table that its topic or quote names, else its own words."""
    told = " ".join(t for name in ("topic", "what", "about") if (t := told_text(account, name)))
    for text in (told, account.claim.quote.exact):
        for name, pattern in TOPICS:
            if text and pattern.search(text):
                return str(name)
    return told or account.claim.quote.exact


def list_statements(ground: Ground) -> tuple[TopicLine, ...]:
    """A line a topic, the most spoken of first."""
    named: dict[str, list[Account]] = {}
    topics: dict[str, str] = {}
    for account in ground.of_kind(*KINDS):
        topics[account.claim.id] = topic = topic_of(account)
        named.setdefault(topic, []).append(account)
    table = {name for name, _ in TOPICS}
    others = [a for topic, told in named.items() if topic not in table for a in told]
    groups = cluster(others, lambda a, b: alike_words(topics[a.claim.id], topics[b.claim.id]) >= ALIKE)
    groups += [told for topic, told in named.items() if topic in table]
    lines = [_line(ground, group) for group in groups]
    return tuple(sorted(lines, key=lambda line: (-len(line.support.claims), line.topic)))


def _line(ground: Ground, group: Sequence[Account]) -> TopicLine:
    by_kind = {kind: [a for a in group if a.claim.kind == kind] for kind in KINDS}
    parts = [
        f"{count_words(len(tellers), one)} ({name_some(tellers)})"
        for kind, one in (
            ("concern", "concern"),
            ("assurance", "assurance"),
            ("position", "position"),
            ("trend", "claimed trend"),
        )
        if (tellers := ground.tellers(by_kind[kind]))
    ]
    return TopicLine(
        topic=topic_of(group[0]),
        concerns=ground.voices(by_kind["concern"]),
        assurances=ground.voices(by_kind["assurance"]),
        positions=ground.voices(by_kind["position"]),
        trends=ground.voices(by_kind["trend"]),
        words=f"{topic_of(group[0])}: {'; '.join(parts)}",
        support=ground.support(group),
    )


def of_topic(accounts: Iterable[Account], topic: str) -> tuple[Account, ...]:
    """The statements on one topic."""
    return tuple(a for a in accounts if topic_of(a) == topic)
