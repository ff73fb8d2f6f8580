"""The request: our instructions, the window as a JSON string, temperature 0, and the schema that the answer must keep.

The text of a report goes in as data, encoded, in a message of its own; no word of it stands among the instructions.
What defends the book is not that the model obeys but that its answer is held against the text.
"""

from importlib.resources import files
from typing import Any

import msgspec

from musterbook.reading.model.open_text import Window
from musterbook.reading.model.shapes import ANY_SHAPE

INSTRUCTIONS = (files("musterbook.reading.model") / "data" / "instructions.txt").read_text(encoding="utf-8")


def _strict(schema: Any) -> Any:
    """The schema with every property required and no default, as constrained decoding wants it."""
    if isinstance(schema, list):
        return [_strict(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    told = {name: _strict(part) for name, part in schema.items() if name not in ("default", "title", "discriminator")}
    if isinstance(told.get("properties"), dict):
        told["required"] = list(told["properties"])
        told["additionalProperties"] = False
    return told


def answer_schema() -> dict[str, Any]:
    """The JSON Schema of an answer."""
    (claim,), components = msgspec.json.schema_components([ANY_SHAPE], ref_template="#/$defs/{name}")
    return {
        "type": "object",
        "properties": {"claims": {"type": "array", "items": _strict(claim)}},
        "required": ["claims"],
        "additionalProperties": False,
        "$defs": _strict_defs(components),
    }


def _strict_defs(components: dict[str, Any]) -> dict[str, Any]:
    return {name: _strict(schema) for name, schema in components.items()}


FORMATS: tuple[dict[str, Any] | None, ...] = (
    {"type": "json_schema", "json_schema": {"name": "claims", "strict": True, "schema": answer_schema()}},
    {"type": "json_object"},
    None,
)


def request_body(model: str, window: Window, form: dict[str, Any] | None) -> bytes:
    """The bytes of a chat completion request; `form` is what the server is asked to hold the answer to."""
    told: dict[str, Any] = {
        "model": model,
        "messages": [
            {"role": "system", "content": INSTRUCTIONS},
            {"role": "user", "content": msgspec.json.encode({"report": window.text}).decode()},
        ],
        "temperature": 0,
        "stream": False,
    }
    if form is not None:
        told["response_format"] = form
    return msgspec.json.encode(told)
