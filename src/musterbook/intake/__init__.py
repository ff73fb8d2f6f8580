"""Intake: the bytes of a report become its frozen text, and copies of a text are recognised."""
