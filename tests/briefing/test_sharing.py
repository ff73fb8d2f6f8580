"""What of a book another house may read: chosen field by field."""

import pytest

from musterbook.briefing.sharing import NEVER, choose_shared
from musterbook.briefing.withholding import Veil
from musterbook.terms.entries import ENTRY_KINDS, FIELDS, Entry, schema_of

VEIL = Veil(patterns=(r"\bOkonkwo\b",))


def entry(seq, kind, **told):
    payload = dict.fromkeys(schema_of(kind, told.get("claim_kind")))
    return Entry(seq=seq, payload={**payload, "kind": kind, "actor": "R. Quist", **told}, erased=False)


def claim(seq, name, quote="Two were hurt", **told):
    return entry(seq, "claim.read", claim=name, report="r1", claim_kind="casualty", **{"quote.exact": quote, **told})


def shared(*entries, named=False, released=()):
    return {told.seq: told.paths for told in choose_shared(entries, {"r1"}, VEIL, named=named, released=set(released))}


@pytest.mark.parametrize("kind", sorted(set(ENTRY_KINDS) - {"book.opened"}))
def test_what_does_not_speak_of_a_shared_report_is_not_shared(kind):
    """Law: of every kind of entry, one of another report, or of none, is not shared at all."""
    told = {"claim_kind": "casualty"} if kind == "claim.read" else {}
    told |= {"report": "r2"} if "report" in FIELDS[kind] else {}
    assert shared(entry(5, kind, **told)) == {}


def test_reasons_texts_and_digests_are_never_shared():
    """Law: whatever the kind, no reason, file name, note, tag or digest is among the fields shown."""
    entries = [
        entry(1, "report.received", report="r1"),
        entry(2, "report.read", report="r1"),
        claim(3, "a"),
        *(
            entry(4 + at, f"claim.{word}", claim="a", report="r1", changes={})
            if word == "amended"
            else entry(4 + at, f"claim.{word}", claim="a", report="r1")
            for at, word in enumerate(("accepted", "amended", "rejected", "withdrawn"))
        ),
    ]
    paths = {path for told in shared(*entries, named=True).values() for path in told}
    assert not paths & {"reason", "name", "notes", "tag", "bytes_sha256", "text_sha256", "text_length", "size"}
    assert not paths & NEVER


def test_who_judged_is_shown_only_where_the_house_says_so():
    """Law: the actor of a decision is withheld by default."""
    told = (claim(3, "a"), entry(4, "claim.accepted", claim="a", report="r1"))
    assert "actor" not in shared(*told)[4]
    assert "actor" in shared(*told, named=True)[4]


def test_a_claim_that_would_give_away_what_is_withheld_is_left_out_with_its_decisions():
    """Law: a name in the quote, the source or an amendment takes the claim out; elsewhere it takes out the field."""
    kept = claim(3, "a", **{"slots.who": "Sergeant Okonkwo", "quote.prefix": "Okonkwo said: "})
    accepted = entry(4, "claim.accepted", claim="a", report="r1")
    assert not {"slots.who", "quote.prefix"} & set(shared(kept, accepted)[3])
    assert set(shared(kept, accepted)) == {3, 4}
    assert shared(claim(3, "a", quote="Okonkwo was hurt"), accepted) == {}
    assert shared(claim(3, "a", attribution=[{"name": "Okonkwo"}]), accepted) == {}
    for changes in ({"slots.who": "Okonkwo"}, {"slots.age": 34}, {"slots.body_part": "chest"}):
        amended = entry(4, "claim.amended", claim="a", report="r1", changes=changes)
        assert shared(claim(3, "a"), amended) == {}
    amended = entry(4, "claim.amended", claim="a", report="r1", changes={"slots.age": 34})
    assert set(shared(claim(3, "a"), amended, released=["a"])) == {3, 4}
    assert set(shared(claim(3, "a"), released=["a"])[3]) >= NEVER
