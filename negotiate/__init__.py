"""Plan a salary negotiation in a contact center.

The public interface is read from its module only when it is used, so that the command line starts
fast. Nothing is loaded here, not even from Python's own library: until `__main__`, which comes
next, hears a signal, Ctrl-C would end in a traceback.
"""

TYPE_CHECKING = False

__version__ = "0.2.0"
__all__ = [
    "Problem",
    "__version__",
    "batch",
    "career_ladder",
    "check_letter",
    "compare_offers",
    "load_bands",
    "roles",
    "script",
    "sheet",
    "state_laws",
    "target_range",
]

_WHERE = {
    "Problem": "negotiate.model.errors",
    "batch": "negotiate.api.batches",
    "career_ladder": "negotiate.api.ladders",
    "check_letter": "negotiate.api.checks",
    "compare_offers": "negotiate.api.comparisons",
    "load_bands": "negotiate.api.bands",
    "roles": "negotiate.api.roles",
    "script": "negotiate.api.calls",
    "sheet": "negotiate.pages",
    "state_laws": "negotiate.api.laws",
    "target_range": "negotiate.api.ranges",
}

if TYPE_CHECKING:
    from typing import Any

    from negotiate.api.bands import load_bands
    from negotiate.api.batches import batch
    from negotiate.api.calls import script
    from negotiate.api.checks import check_letter
    from negotiate.api.comparisons import compare_offers
    from negotiate.api.ladders import career_ladder
    from negotiate.api.laws import state_laws
    from negotiate.api.ranges import target_range
    from negotiate.api.roles import roles
    from negotiate.model.errors import Problem
    from negotiate.pages import sheet


def __getattr__(name: str) -> "Any":
    from importlib import import_module

    if name not in _WHERE:
        raise AttributeError(f"module 'negotiate' has no attribute {name!r}")
    if name == "batch":
        import_module("negotiate.model.frames").pandas()
    import_module("negotiate.model.shown").draw_with(_drawn)
    return getattr(import_module(_WHERE[name]), name)


def __dir__() -> list[str]:
    return list(__all__)


def _drawn(result: object) -> str:
    """A result as HTML; what draws it is loaded when a notebook asks."""
    from importlib import import_module

    html: str = import_module("negotiate.pages").html_of(result)
    return html
