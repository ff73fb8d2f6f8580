"""Joins the soft line ends of an e-mail whose text is "format=flowed" (RFC 3676)."""

SIGNATURE = "-- "


def unwrap(text: str, delete_space: bool) -> str:
    """The text with its paragraphs on one line each, within the same depth of quotation."""
    lines: list[str] = []
    flowing, last_depth = False, 0
    for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n"):
        bare = line.lstrip(">")
        depth = len(line) - len(bare)
        bare = bare.removeprefix(" ")
        if flowing and depth == last_depth and bare != SIGNATURE:
            lines[-1] += bare
        else:
            lines.append(">" * depth + (" " if depth and bare else "") + bare)
        flowing, last_depth = bare.endswith(" ") and bare != SIGNATURE, depth
        if flowing and delete_space:
            lines[-1] = lines[-1][:-1]
    return "\n".join(lines)
