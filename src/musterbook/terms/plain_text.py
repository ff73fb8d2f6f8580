"""Text that cannot steer what shows it: no control characters, none that turn the direction of writing."""

CONTROLS = (*range(32), *range(127, 160), 0x2028, 0x2029)
TURNING = (0x61C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A), 0xFEFF)
STEERING = dict.fromkeys(CONTROLS, " ") | dict.fromkeys(TURNING, "")


def plain(text: str) -> str:
    """The text with spaces for its control characters and without what turns it."""
    return text.translate(STEERING)
