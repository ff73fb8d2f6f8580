"""The verbs of the terminal, in the order in which a newcomer meets them, each with examples."""

from typing import NamedTuple

PLACE = "The book's place: --book PATH before or after the verb, else MUSTERBOOK_BOOK, else the user's data folder."


class Verb(NamedTuple):
    """Where a verb lives, what it does in a line, and how it is used."""

    module: str
    help: str
    examples: tuple[str, ...]


VERBS: dict[str, Verb] = {
    "demo": Verb(
        "musterbook.cli.demo",
        "record the demonstration mission and serve its desk",
        ("musterbook demo", "musterbook demo --no-serve"),
    ),
    "read": Verb(
        "musterbook.cli.read",
        "print the claims that a file makes; records nothing",
        (
            "musterbook read wire.txt --published 2025-04-01",
            "cat mail.eml | musterbook read - --format jsonl",
            "musterbook read wire.txt --reader model",
        ),
    ),
    "record": Verb(
        "musterbook.cli.record",
        "take files into the book with their claims",
        (
            'musterbook record wire.txt statement.pdf --published 2025-04-01 --publisher "Some Agency"',
            "musterbook record sitrep.docx --kind sitrep --handling internal",
            "musterbook record correction.txt --corrects 3fa9c1d2",
            "musterbook record wire.txt --published 2025-04-01 --reader model",
        ),
    ),
    "review": Verb(
        "musterbook.cli.review",
        "accept, amend or reject claims, and add missed ones",
        (
            'musterbook review --by "R. Quist"',
            'musterbook review --accept 07e1bb80 18de4bfd --by "R. Quist"',
            'musterbook review --reject 23effd8e --by "R. Quist" --reason "speaks of another mission"',
            'musterbook review --amend 4bcc1aa0 --set slots.outcome=injured --by "R. Quist" --reason "alive then"',
            'musterbook review --add "were flown to Kampala" --report 1160b394 --kind evacuation '
            '--set slots.destination=Kampala --by "R. Quist"',
            'musterbook review --file decisions.jsonl --by "R. Quist"',
        ),
    ),
    "reader": Verb(
        "musterbook.cli.reader",
        "score the reader by what people decided, or let it learn from that",
        (
            "musterbook reader score",
            "musterbook reader score --each",
            "musterbook reader score --format csv",
            "musterbook reader train",
        ),
    ),
    "muster": Verb(
        "musterbook.cli.muster",
        "record a unit's roll call as counts",
        ('musterbook muster "2 Company" --present 110 --evacuated 2 --unaccounted 1 --by "S. Oduya"',),
    ),
    "show": Verb(
        "musterbook.cli.show",
        "ask a register what the book says, as of then, as known then",
        (
            "musterbook show casualties --as-of 2025-03-31",
            "musterbook show equipment --include unreviewed",
            "musterbook show claims 1160b394 3ec499b8",
            "musterbook show claims --format jsonl",
        ),
    ),
    "brief": Verb(
        "musterbook.cli.brief",
        "write the brief as HTML, PDF or Markdown",
        (
            "musterbook brief -o brief.pdf --as-of 2025-04-05",
            "musterbook brief --audience public -o brief.html",
        ),
    ),
    "verify": Verb(
        "musterbook.cli.verify",
        "check that nothing in the book was changed",
        (
            "musterbook verify --open",
            "musterbook verify --checkpoint kept.checkpoint",
            "musterbook verify --policy policy.txt",
            "musterbook verify --rebuild",
            "musterbook verify entry.proof --vkey KEY",
            "musterbook verify public/ --vkey KEY",
        ),
    ),
    "prove": Verb(
        "musterbook.cli.prove",
        "write what others can check: one entry's proof, or the book's signed checkpoint",
        (
            "musterbook prove 17 > entry.proof",
            "musterbook prove 3 --show kind recorded_at > entry.json",
            "musterbook prove --checkpoint > kept.checkpoint",
        ),
    ),
    "erase": Verb(
        "musterbook.cli.erase",
        "erase an entry, a report, or all that a source told, for a reason out of a list",
        (
            'musterbook erase --report 1160b394 --reason consent_withdrawn --by "R. Quist"',
            "musterbook erase --entry 17 --reason recorded_in_error --dry-run",
            'musterbook erase --source "three officers" --reason protection --by "R. Quist"',
        ),
    ),
    "publish": Verb(
        "musterbook.cli.publish",
        "write the book's tree, without content, as files for a web server",
        (
            "musterbook publish public/",
            "musterbook publish public/ --every 3600",
            "musterbook publish public/ --policy policy.txt",
            "musterbook publish partners/ --share partner",
        ),
    ),
    "cosign": Verb(
        "musterbook.cli.cosign",
        "ask witnesses to sign the book's checkpoint",
        ("musterbook cosign --policy policy.txt",),
    ),
    "foreign": Verb(
        "musterbook.cli.foreign",
        "read another house's published book; nothing of it counts here until reviewed",
        (
            "musterbook foreign theirs/ --policy theirs.txt",
            "musterbook foreign theirs/ --vkey KEY --format jsonl",
            'musterbook foreign theirs/ --policy theirs.txt --take 1160b394 --by "R. Quist"',
        ),
    ),
    "witness": Verb(
        "musterbook.cli.witness",
        "serve a witness for other people's books",
        (
            "musterbook witness --name witness.example/one --log KEY",
            "musterbook witness --log KEY --no-serve",
        ),
    ),
    "backup": Verb(
        "musterbook.cli.backup",
        "write the book's ciphertext to a file, with --keys its keys under a passphrase",
        ("musterbook backup mission.backup", "musterbook backup mission.backup --keys --passphrase-file words.txt"),
    ),
    "restore": Verb(
        "musterbook.cli.restore",
        "make a book of a backup; it goes on under a new origin",
        (
            'musterbook restore mission.backup --by "R. Quist"',
            'musterbook restore mission.backup --checkpoint kept.checkpoint --by "R. Quist" --book new.book',
        ),
    ),
    "copy": Verb(
        "musterbook.cli.copy",
        "move the book to another place or to PostgreSQL, with the same root",
        (
            'musterbook copy postgresql://keeper@db.example.org/mission --by "R. Quist"',
            'musterbook copy /srv/m/mission.book --by "R. Quist" --book postgresql:///mission',
        ),
    ),
    "archive": Verb(
        "musterbook.cli.archive",
        "read a whole archive into a table of claims; records nothing",
        (
            "musterbook archive read reports/ news.jsonl -o claims.parquet",
            "musterbook archive read crawl.warc.gz -o claims.parquet --workers 4",
            "musterbook archive read news.parquet -o claims.parquet --text-column body --published-column date",
        ),
    ),
    "serve": Verb(
        "musterbook.cli.serve",
        "serve the desk on this machine",
        ("musterbook serve", "musterbook serve --port 8080"),
    ),
    "schema": Verb("musterbook.cli.schema", "print the JSON Schema of a claim", ("musterbook schema > claim.json",)),
    "doctor": Verb("musterbook.cli.doctor", "say what is in place and what is missing", ("musterbook doctor",)),
}
