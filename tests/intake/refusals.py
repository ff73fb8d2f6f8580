"""What every refusal of a report must be: one line that says what is wrong and what to do."""

import re

import pytest

from musterbook.errors import Incorrect
from musterbook.intake.take import take_in

TO_DO = re.compile(
    r"\b(ask|bring|check|decrypt|export|give|open|print|recognise|remove|save|split|take|type|unpack)\b", re.IGNORECASE
)


def refuse(data: bytes, name: str | None = None) -> Incorrect:
    """The error with which bytes are refused, once its message is found to be one helpful line."""
    with pytest.raises(Incorrect) as caught:
        take_in(data, name)
    message = caught.value.message
    assert "\n" not in message
    assert len(message) < 200
    assert TO_DO.search(message), message
    return caught.value
