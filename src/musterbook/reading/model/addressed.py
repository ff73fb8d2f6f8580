"""Words that speak to a machine that reads. They steer nothing; what stands beside them is looked at first."""

import re

ADDRESSED = re.compile(
    r"\b(?:ignore|disregard|forget|override)\b[^.\n]{0,40}\b(?:instructions?|prompts?|rules|above|previous)\b"
    r"|\b(?:system|developer) (?:prompt|message|note)\b"
    r"|\b(?:you are|as) an? (?:ai|assistant|language model|llm|chatbot|bot)\b"
    r"|\b(?:note|message|instructions?) (?:to|for) (?:the |any |all )?"
    r"(?:ai|assistants?|models?|llms?|machines?|parsers?)\b"
    r"|\b(?:output|respond|reply|answer) (?:only|with|in)\b[^.\n]{0,40}\b(?:json|claims?|nothing)\b"
    r"|<\|[a-z_]+\|>|\[/?inst\]|</?(?:system|assistant|user)>"
)


def is_addressed(low: str, start: int, end: int) -> bool:
    """Whether such words stand in low[start:end], a folded text in small letters."""
    return ADDRESSED.search(low, start, end) is not None
