"""Turns plain data into JSON."""

from __future__ import annotations

import json
from typing import Any


def to_json(data: Any) -> str:
    """The data as indented JSON with a final line break."""
    return json.dumps(data, indent=2, ensure_ascii=False, allow_nan=False) + "\n"
