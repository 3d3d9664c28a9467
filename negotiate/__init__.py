"""Plan a salary negotiation in a contact center.

The public interface is read from its module only when it is used, so that the command line starts
fast.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"
__all__ = ["Problem", "__version__", "compare_offers", "load_bands", "target_range"]

_WHERE = {
    "Problem": "negotiate.model.errors",
    "compare_offers": "negotiate.api.comparisons",
    "load_bands": "negotiate.api.bands",
    "target_range": "negotiate.api.ranges",
}

if TYPE_CHECKING:
    from negotiate.api.bands import load_bands
    from negotiate.api.comparisons import compare_offers
    from negotiate.api.ranges import target_range
    from negotiate.model.errors import Problem


def __getattr__(name: str) -> Any:
    if name not in _WHERE:
        raise AttributeError(f"module 'negotiate' has no attribute {name!r}")
    return getattr(import_module(_WHERE[name]), name)
