"""The base of every record: frozen, by keyword only, and deaf to unknown keys."""

import msgspec


class Record(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A frozen record; unknown or missing keys are refused when it is decoded."""
