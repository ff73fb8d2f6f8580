"""The grammars of the kinds, one file each, in the order in which they are asked."""

from musterbook.reading.candidates import KindReader

KIND_READERS: tuple[KindReader, ...] = ()
