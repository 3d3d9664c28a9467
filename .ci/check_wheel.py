"""Checks what a wheel holds: the package, its data, and nothing else.

usage: python .ci/check_wheel.py WHEEL
"""

from __future__ import annotations

import sys
import zipfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
MOST_BYTES = 15_000_000


def expected() -> set[str]:
    """The files a wheel must hold, read off the checkout."""
    code = {p.relative_to(ROOT).as_posix() for p in (ROOT / "negotiate").rglob("*.py")}
    data = {f"negotiate/data/{p.name}" for p in (ROOT / "data").iterdir() if p.is_file()}
    render = ROOT / "negotiate" / "render"
    beside = [*(render / "templates").iterdir(), *(render / "fonts").iterdir()]
    pages = {p.relative_to(ROOT).as_posix() for p in beside}
    return code | data | pages | {"negotiate/py.typed"}


def main(wheel: Path) -> int:
    """Print what is wrong with the wheel; 1 if anything is."""
    with zipfile.ZipFile(wheel) as archive:
        held = {name for name in archive.namelist() if ".dist-info/" not in name}
        meta = {name.split("/", 1)[1] for name in archive.namelist() if ".dist-info/" in name}
    wrong = [f"missing: {name}" for name in sorted(expected() - held)]
    wrong += [f"not wanted: {name}" for name in sorted(held - expected())]
    licences = {"licenses/LICENSE", "licenses/negotiate/render/fonts/OFL.txt"}
    wrong += [f"missing: {name}" for name in sorted(licences - meta)]
    size = wheel.stat().st_size
    wrong += [f"too large: {size:,} bytes"] if size > MOST_BYTES else []
    print("\n".join(wrong) or f"{wheel.name}: {len(held)} files, {size:,} bytes, as they should be")
    return bool(wrong)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
