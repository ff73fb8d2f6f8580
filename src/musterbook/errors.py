"""The whole tree of errors: six families, each with its exit code and its HTTP status.

    MusterbookError
    ├── Incorrect    400, exit 2   what was given cannot be used
    ├── Forbidden    403, exit 3   who asked may not
    ├── NotFound     404, exit 4   what was named is not here
    ├── Conflict     409, exit 5   what is here stands against it
    ├── Unavailable  503, exit 6   a part that is needed cannot be reached now
    └── Fault        500, exit 1   our own mistake

Rooms raise, doors translate. A code is a dotted word out of CATALOGUE, which says in a sentence what it means.
A message is one line: what is wrong, and what to do.
"""

from typing import ClassVar


class MusterbookError(Exception):
    """An error with a code, one line for a person, and how doors answer it."""

    exit_code: ClassVar[int] = 1
    status: ClassVar[int] = 500

    def __init__(self, code: str, message: str) -> None:
        if code not in CATALOGUE:
            raise ValueError(f"not in the catalogue of errors: {code}")
        super().__init__(message)
        self.code = code
        self.message = message

    def __str__(self) -> str:
        return self.message


class Incorrect(MusterbookError):
    """What was given cannot be used."""

    exit_code, status = 2, 400


class Forbidden(MusterbookError):
    """Who asked may not."""

    exit_code, status = 3, 403


class NotFound(MusterbookError):
    """What was named is not here."""

    exit_code, status = 4, 404


class Conflict(MusterbookError):
    """What is here stands against it."""

    exit_code, status = 5, 409


class Unavailable(MusterbookError):
    """A part that is needed cannot be reached now."""

    exit_code, status = 6, 503


class Fault(MusterbookError):
    """Our own mistake."""

    exit_code, status = 1, 500


CATALOGUE: dict[str, str] = {
    "argument.incorrect": "A value given on the command line or in a form cannot be used.",
    "time.incorrect": "A time or date is not in RFC 3339, or does not exist.",
    "claim.incorrect": "A claim does not have the shape of the vocabulary.",
    "review.incorrect": "A review names a claim or a decision that does not exist.",
    "review.unknown_claim": "A review names a claim that is not in this book.",
    "accept.needs_name": "Accepting or reviewing needs the name of who does it.",
    "accept.field_report": "A report from a member of the mission is never accepted unread.",
    "report.empty": "The file holds no text.",
    "report.not_text": "The bytes are no text and no format that is read.",
    "report.too_large": "The file, or the text in it, is larger than a report may be.",
    "report.broken": "The file's format is damaged or not what its first bytes promise.",
    "report.scanned": "The PDF has pictures of pages but no text.",
    "report.locked": "The file is protected by a password.",
    "report.bomb": "The file unfolds to more than a report may hold.",
    "report.no_article": "The page has no article that could be found.",
    "report.encoding": "The text's encoding is not known.",
    "report.table": "The file is a table of rows, not one report.",
    "report.unreadable": "The file cannot be opened.",
    "report.time_limit": "Reading the file took longer than it may.",
    "report.duplicate": "The very same bytes are in the book already.",
    "report.language": "The report is in a language that is not read.",
    "report.unknown": "No report has this id.",
    "record.no_text": "A record of an archive has no text in the column that was named.",
    "record.broken": "A line of an archive is no JSON object.",
    "archive.damaged": "A file of an archive is damaged from some record on.",
    "archive.busy": "Another run is at work in the same work folder.",
    "archive.other_run": "The work folder holds the work of a run over other files.",
    "archive.worker_lost": "A worker process was ended from outside.",
    "archive.engine": "The engine cannot be started or gave up.",
    "extra.absent": "A part of Musterbook that is installed apart is not here.",
    "entry.unknown": "No entry has this number.",
    "entry.erased": "What was asked for has been erased.",
    "erase.incorrect": "What is to be erased, or the reason for it, is not named as it must be.",
    "erase.done": "The entry is erased already.",
    "erase.held": "What is to be erased has been placed on hold.",
    "source.unknown": "No source of this name tells or publishes a report in the book.",
    "report.erased": "The very same report was in the book and has been erased.",
    "entry.incorrect": "An entry's payload does not follow its kind's schema.",
    "model.absent": "A model was asked to read, but none is set.",
    "model.incorrect": "The address, name, key file or budget that is set for the model cannot be used.",
    "model.host": "The model's host is neither this machine nor on the list of hosts that may be asked.",
    "model.not_open": "Only open reports are read by a model; a member's own, a summary and what is not open never.",
    "model.no_entry": "A call outside the house is an entry, and what was asked for records nothing.",
    "model.accept": "What a model read is never accepted unread.",
    "model.budget": "The report or the run would ask the model for more than its budget allows.",
    "model.unreachable": "The model's server cannot be reached or gives no answer in time.",
    "model.answer": "The model's server gives an answer that cannot be used.",
    "reader.too_little": "People have decided on too few claims to learn from.",
    "register.unknown": "No register has this name.",
    "page.unknown": "No page is kept under this address.",
    "incident.unknown": "No incident has this id.",
    "claim.unknown": "No claim has this id.",
    "book.absent": "There is no book at the place that was named.",
    "book.exists": "There is a book already at the place that was named.",
    "book.newer": "The book was written by a newer version of Musterbook.",
    "book.locked": "Another process is writing to the book.",
    "book.keys_absent": "The book's keys are not where they should be.",
    "book.signer_absent": "The book's signing key is not where it should be.",
    "book.damaged": "The book's bytes do not agree with each other.",
    "book.read_only": "The book cannot be written.",
    "book.moved": "The book has moved and takes no more entries.",
    "book.unreachable": "The server that keeps the book cannot be reached.",
    "book.unsupported": "The book's address names a store that is not built in.",
    "backup.broken": "A backup is cut short, padded, reordered or changed, or the book to be backed up is.",
    "passphrase.incorrect": "A passphrase is too short, is missing, or does not open what it should.",
    "signer.refused": "The signer was asked to sign what does not extend its last checkpoint.",
    "proof.broken": "A proof, checkpoint or signature does not hold.",
    "policy.incorrect": "A checker's policy is not written as it must be.",
    "policy.unmet": "Fewer witnesses than a policy asks for have signed, or too long ago.",
    "witness.absent": "There is no witness in the folder that was named.",
    "witness.disagrees": "A witness has seen what this book does not extend.",
    "witness.forgetful": "A witness has lost its memory of a log and must not cosign for it.",
    "witness.refused": "A witness does not cosign for this book.",
    "witness.unreachable": "A witness does not answer.",
    "published.other": "A folder holds the published tree of another book, or another history of this one.",
    "foreign.closed": "Another house's export does not show what was asked for.",
    "disk.full": "There is no room left on the disk.",
    "file.exists": "The file to be written exists already.",
    "file.unwritable": "The file cannot be written.",
    "host.refused": "The request names a host that this desk does not answer for.",
    "port.busy": "The port is in use and no other was found free.",
    "address.refused": "Without accounts the desk listens on loopback only.",
    "print.failed": "The brief could not be set or drawn.",
    "interrupted": "The work was interrupted; what was recorded before is kept.",
    "fault.unexpected": "Something went wrong that should not have.",
}
