"""Laws of marked text."""

from decimal import Decimal
from types import SimpleNamespace

from hypothesis import given
from hypothesis import strategies as st

from musterbook.desk.passages import find_paragraphs, mark_passages
from musterbook.registers.rows import UNREVIEWED, Account, ReportMeta
from musterbook.terms.claims import CLAIM_TYPES, slots_of
from musterbook.terms.quotes import quote_of

META = ReportMeta(
    id="0" * 32, kind="wire", stage=None, handling="open", mission="m", title=None, publisher="Heron Wire",
    published="2025-04-01", recorded="2025-04-02", corrects=None, summary_of=None, name=None, language="en",
)  # fmt: skip


def account(text, start, end, number=0):
    """An account whose quote is this stretch."""
    claim = CLAIM_TYPES["concern"](
        id=f"{number:032x}", report=META.id, language="en", quote=quote_of(text, start, end), attribution=(),
        stance="asserts", said_at=None, refers=(), reader="r", rule="r", score=Decimal(1), slots=slots_of("concern"),
    )  # fmt: skip
    return Account(
        claim=claim, as_read=None, review=UNREVIEWED, report=META, seq=1, possible_from=0, certain_from=0,
        start="said_at",
    )  # fmt: skip


texts = st.text(alphabet="ab .\n😀", min_size=1, max_size=60)
spans = st.lists(st.tuples(st.integers(0, 59), st.integers(1, 20)), max_size=6)


@given(texts, spans)
def test_pieces_are_the_text_and_every_quote_is_marked_whole(text, told) -> None:
    """Law: pieces put together are their paragraph, and the marked pieces of a quote are the quote."""
    cut = sorted({(s, min(len(text), s + n)) for s, n in told if s < len(text)})
    accounts = [account(text, start, end, number) for number, (start, end) in enumerate(cut)]
    passages = mark_passages(text, accounts)
    assert ["".join(piece.text for piece in passage.pieces) for passage in passages] == [
        text[start:end] for start, end in find_paragraphs(text)
    ]
    for passage in passages:
        for place, (_, told_account) in enumerate(passage.claims, start=1):
            quote = told_account.claim.quote
            marked = "".join(piece.text for piece in passage.pieces if place in piece.places)
            assert quote.exact.startswith(marked)
            assert marked


@given(texts, spans)
def test_every_claim_is_pointed_to_once(text, told) -> None:
    """Law: each quote that lies within a paragraph ends in one reference, and each claim stands beside one."""
    cut = sorted({(s, min(len(text), s + n)) for s, n in told if s < len(text)})
    accounts = [account(text, start, end, number) for number, (start, end) in enumerate(cut)]
    passages = mark_passages(text, accounts)
    beside = [told_account.claim.id for passage in passages for _, told_account in passage.claims]
    pointed = [end.claim for passage in passages for piece in passage.pieces for end in piece.ends]
    assert len(set(beside)) == len(beside)
    assert len(set(pointed)) == len(pointed)


def test_overlapping_quotes_are_cut_where_they_begin_and_end() -> None:
    """Law: a piece lies wholly inside or outside of each quote; the depth says how many hold it."""
    text = "abcdefghij"
    passage = mark_passages(text, [account(text, 1, 6, 1), account(text, 4, 8, 2)])[0]
    assert [(p.text, p.depth, p.places) for p in passage.pieces] == [
        ("a", 0, ()), ("bcd", 1, (1,)), ("ef", 2, (1, 2)), ("gh", 1, (2,)), ("ij", 0, ()),
    ]  # fmt: skip
    assert [[end.number for end in p.ends] for p in passage.pieces] == [[], [], [1], [2], []]


def test_lines_are_paragraphs_only_without_blank_lines() -> None:
    """Law: blank lines part paragraphs; text without any is parted line by line."""
    parts = [SimpleNamespace(text=t, spans=find_paragraphs(t)) for t in ("a\nb\n\nc", "a\nb")]
    assert [[p.text[s:e] for s, e in p.spans] for p in parts] == [["a\nb", "c"], ["a", "b"]]
