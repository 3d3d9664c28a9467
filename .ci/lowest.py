"""Prints the lowest version that pyproject.toml allows of each dependency, as pip constraints."""

import re
import tomllib
from pathlib import Path

project = tomllib.loads((Path(__file__).parents[1] / "pyproject.toml").read_text())["project"]
for name, version in re.findall(
    r"^([\w-]+)>=([\d.]+)",
    "\n".join((*project["dependencies"], *project["optional-dependencies"]["tables"])),
    re.MULTILINE,
):
    print(f"{name}=={version}")
