"""The ledger as it stands: what is in it, what has been signed, who has witnessed it, and its last lines."""

from musterbook.ledger.checkpoints import open_checkpoint
from musterbook.ledger.growth import own_notes
from musterbook.ledger.notes import parse_key
from musterbook.ledger.protocol import Ledger
from musterbook.terms.entries import Entry
from musterbook.terms.record import Record

LINES_SHOWN = 25
SIGNATURE = "— "


class LedgerState(Record, frozen=True):
    """`signed` entries stand under the last checkpoint, whose root is in hexadecimal; `note` is its text.

    Where nothing has been signed `note` and `root` are empty. `witnesses` counts the signatures of others on the last
    checkpoint that has any, which holds `witnessed` entries: whose they are is for a checker's policy to say.
    """

    book: str
    origin: str
    vkey: str
    entries: int
    signed: int
    root: str
    note: str
    witnesses: int
    witnessed: int

    @property
    def unsigned(self) -> int:
        """How many entries have come since the last checkpoint."""
        return self.entries - self.signed


class LedgerLine(Record, frozen=True):
    """One entry as the list shows it; `page` and `part` say where it leads, if anywhere."""

    seq: int
    kind: str
    recorded_at: str
    actor: str
    page: str
    part: str


def state_of(ledger: Ledger) -> LedgerState:
    """The state, its last checkpoint's signature checked.

    Raises Incorrect (proof.broken) where the kept checkpoint isn't signed by the book's own key.
    """
    note, own = ledger.checkpoint(), parse_key(ledger.vkey)
    checkpoint = open_checkpoint(note, own) if note else None
    cosigned = next((kept for kept in own_notes(ledger) if _signatures(kept) > 1), None)
    return LedgerState(
        book=ledger.book,
        origin=ledger.origin,
        vkey=ledger.vkey,
        entries=ledger.size(),
        signed=checkpoint.size if checkpoint else 0,
        root=checkpoint.root.hex() if checkpoint else "",
        note=note or "",
        witnesses=_signatures(cosigned) - 1 if cosigned else 0,
        witnessed=open_checkpoint(cosigned, own).size if cosigned else 0,
    )


def _signatures(note: str) -> int:
    return sum(line.startswith(SIGNATURE) for line in note.rpartition("\n\n")[2].split("\n"))


def latest_lines(ledger: Ledger) -> tuple[LedgerLine, ...]:
    """The last entries, newest first."""
    size = ledger.size()
    return tuple(_line(entry) for entry in reversed(list(ledger.entries(max(0, size - LINES_SHOWN), size))))


def _line(entry: Entry) -> LedgerLine:
    told = entry.payload
    page, part = next(((page, told[page]) for page in ("claim", "report") if isinstance(told.get(page), str)), ("", ""))
    return LedgerLine(
        seq=entry.seq,
        kind=entry.kind or "erased",
        recorded_at=str(told.get("recorded_at", "")),
        actor=str(told.get("actor", "")),
        page=page,
        part=part,
    )
