"""Turns plain data into JSON."""

from __future__ import annotations

import json
from typing import Any


def to_json(data: Any) -> str:
    """The data as indented JSON with a final line break."""
    text = json.dumps(data, indent=2, ensure_ascii=False, allow_nan=False)
    if not text.replace("\n", "").isprintable():  # what steers a screen is written as its code
        text = "".join(c if c == "\n" or c.isprintable() else json.dumps(c)[1:-1] for c in text)
    return text + "\n"
