"""Plan a salary negotiation in a contact center.

The public interface is read from its module only when it is used, so that the command line starts
fast.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"
__all__ = ["Problem", "__version__", "load_bands", "target_range"]

if TYPE_CHECKING:
    from negotiate.interface import load_bands, target_range
    from negotiate.model.errors import Problem


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module 'negotiate' has no attribute {name!r}")
    from negotiate import interface

    return getattr(interface, name)
