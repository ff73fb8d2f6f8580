"""The closed list of reasons for which something is erased, and the entry kinds of which nothing ever is.

A reason is a code, never free text: free text would keep what was to be forgotten.
"""

REASONS: dict[str, str] = {
    "consent_withdrawn": "whom it is about, or who told it, has withdrawn consent",
    "right_to_erasure": "a person has asked for it under the law that protects their data",
    "court_order": "a court or an authority has ordered it",
    "retention_expired": "it was kept as long as it may be",
    "protection": "to keep it would put somebody in danger",
    "recorded_in_error": "it should never have been in the book",
    "carried_over": "it was erased before the backup that brought it back was restored",
}

KEPT = frozenset(
    {
        "book.opened",
        "book.continued",
        "book.moved",
        "key.added",
        "key.rotated",
        "key.retired",
        "checkpoint.cosigned",
        "brief.issued",
        "hold.placed",
        "hold.lifted",
        "role.granted",
        "role.revoked",
        "filing.committed",
        "entry.erased",
    }
)
