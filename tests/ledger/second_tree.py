"""A second implementation of the tree, from RFC 6962, RFC 9162 and C2SP tlog-tiles alone; it imports nothing of ours.

Recursive where ours is iterative, over plain lists where ours reads tiles, and proofs are checked by building the roots
that they imply (RFC 6962, 2.1.1 and 2.1.2 read backwards), not by the algorithms of RFC 9162 that ours follows.
"""

import base64
import hashlib

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey


def sha256(data):
    return hashlib.sha256(data).digest()


def split(n):
    """The largest power of two smaller than n."""
    k = 1
    while 2 * k < n:
        k *= 2
    return k


class SecondTree:
    """MTH, PATH, PROOF and SUBPROOF over a list of leaves; hashes are remembered by their range."""

    def __init__(self, leaves):
        self.leaves = leaves
        self.known = {}

    def mth(self, start, stop):
        if start == stop:
            return sha256(b"")
        if (start, stop) not in self.known:
            if stop - start == 1:
                self.known[start, stop] = sha256(b"\x00" + self.leaves[start])
            else:
                k = start + split(stop - start)
                self.known[start, stop] = sha256(b"\x01" + self.mth(start, k) + self.mth(k, stop))
        return self.known[start, stop]

    def root(self, size):
        return self.mth(0, size)

    def path(self, m, start, stop):
        if stop - start == 1:
            return []
        k = split(stop - start)
        if m < k:
            return [*self.path(m, start, start + k), self.mth(start + k, stop)]
        return [*self.path(m - k, start + k, stop), self.mth(start, start + k)]

    def inclusion(self, m, size):
        return self.path(m, 0, size)

    def subproof(self, m, start, stop, whole):
        if m == stop - start:
            return [] if whole else [self.mth(start, stop)]
        k = split(stop - start)
        if m <= k:
            return [*self.subproof(m, start, start + k, whole), self.mth(start + k, stop)]
        return [*self.subproof(m - k, start + k, stop, False), self.mth(start, start + k)]

    def consistency(self, m, size):
        return self.subproof(m, 0, size, True) if 0 < m < size else []

    def tile(self, level, number, width):
        """MTH(D[(n*256+i)*256**l : (n*256+i+1)*256**l]) for i below the width."""
        span = 256**level
        return b"".join(self.mth((number * 256 + i) * span, (number * 256 + i + 1) * span) for i in range(width))


class Wrong(Exception):
    """A proof of another length than it must have."""


def implied_root(m, size, leaf_hash, path):
    """The root that an inclusion proof implies."""
    if size == 1:
        if path:
            raise Wrong
        return leaf_hash
    if not path:
        raise Wrong
    k = split(size)
    if m < k:
        return sha256(b"\x01" + implied_root(m, k, leaf_hash, path[:-1]) + path[-1])
    return sha256(b"\x01" + path[-1] + implied_root(m - k, size - k, leaf_hash, path[:-1]))


def holds_inclusion(m, size, leaf_hash, path, root):
    try:
        return 0 <= m < size and implied_root(m, size, leaf_hash, list(path)) == root
    except Wrong:
        return False


def implied_roots(m, size, proof, old_root, whole):
    """The old and the new root that a consistency proof implies."""
    if m == size:
        if whole and not proof:
            return old_root, old_root
        if not whole and len(proof) == 1:
            return proof[0], proof[0]
        raise Wrong
    if not proof:
        raise Wrong
    k, last = split(size), proof[-1]
    if m <= k:
        old, new = implied_roots(m, k, proof[:-1], old_root, whole)
        return old, sha256(b"\x01" + new + last)
    old, new = implied_roots(m - k, size - k, proof[:-1], old_root, False)
    return sha256(b"\x01" + last + old), sha256(b"\x01" + last + new)


def holds_consistency(m, size, old_root, root, proof):
    if m == 0 or m == size:
        return not proof and (old_root == root if m == size else old_root == sha256(b""))
    try:
        return 0 < m < size and implied_roots(m, size, list(proof), old_root, True) == (old_root, root)
    except Wrong:
        return False


def tile_name(level, number, width):
    """tile/<L>/<N>[.p/<W>], N in groups of three digits, all but the last after an x."""
    digits = str(number)
    digits = digits.zfill((len(digits) + 2) // 3 * 3)
    groups = [digits[at : at + 3] for at in range(0, len(digits), 3)]
    name = "/".join(["x" + group for group in groups[:-1]] + groups[-1:])
    return f"tile/{level}/{name}" + ("" if width == 256 else f".p/{width}")


def tile_names(size):
    """Every tile that a log of this size serves."""
    level, names = 0, {}
    while (count := size // 256**level) > 0:
        for number in range(count // 256):
            names[tile_name(level, number, 256)] = (level, number, 256)
        if count % 256:
            names[tile_name(level, count // 256, count % 256)] = (level, count // 256, count % 256)
        level += 1
    return names


def read_note(note, vkey, kind):
    """The text of a signed note, and the signatures of this key that hold, as bytes (signed-note, tlog-cosignature)."""
    text, signatures = note[: note.rindex("\n\n") + 1], note[note.rindex("\n\n") + 2 :].splitlines()
    name, hexed, encoded = vkey.split("+", 2)
    told = base64.b64decode(encoded)
    assert told[:1] == kind
    assert hashlib.sha256(name.encode() + b"\n" + told).hexdigest()[:8] == hexed
    found = []
    for line in signatures:
        dash, who, signature = line.split(" ")
        signed = base64.b64decode(signature)
        if (dash, who, signed[:4].hex()) == ("—", name, hexed):
            message, tail = text, signed[4:]
            if kind == b"\x04":
                message, tail = f"cosignature/v1\ntime {int.from_bytes(signed[4:12], 'big')}\n{text}", signed[12:]
            Ed25519PublicKey.from_public_bytes(told[1:]).verify(tail, message.encode())
            found.append(signed)
    return text, found
