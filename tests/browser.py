"""A browser that prints and pictures pages, on machines with few fonts and with many."""

from __future__ import annotations

import os
import shutil
import subprocess
from functools import cache
from pathlib import Path

import pytest

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
DEJAVU = Path("/usr/share/fonts/truetype/dejavu")
QUIET = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-sync"),
    *("--disable-background-networking", "--disable-component-update", "--no-pdf-header-footer"),
)


@cache
def _alone():
    """What starts a program without a network, where this machine lets us."""
    command = ("unshare", "-n")
    if shutil.which("unshare") is None:
        return ()
    tried = subprocess.run([*command, "true"], capture_output=True, check=False)
    return command if tried.returncode == 0 else ()


def browser(folder, *options, fonts=None):
    """Start the browser on a fresh profile; what it writes comes back.

    With `fonts`, it sees the fonts of that folder only.
    """
    if CHROMIUM is None:
        assert "NEGOTIATE_CI" not in os.environ, "CI needs chromium"
        pytest.skip("chromium is not installed")
    env = dict(os.environ)
    if fonts is not None:
        config = folder / "fonts.conf"
        config.write_text(
            f"<fontconfig><dir>{fonts}</dir><cachedir>{folder / 'cache'}</cachedir></fontconfig>"
        )
        env["FONTCONFIG_FILE"] = str(config)
    profile = f"--user-data-dir={folder / 'profile'}"
    command = [*_alone(), CHROMIUM, *QUIET, profile, *options]
    run = subprocess.run(command, check=True, capture_output=True, timeout=180, env=env)
    return run.stdout.decode()


def browser_says(folder, html):
    """The page as it stands once its scripts have run."""
    page = folder / "page.html"
    page.write_text(html)
    return browser(folder, "--dump-dom", page.as_uri())


def printed(html, folder, fonts=None):
    """The page as the browser prints it, as the path of a PDF."""
    page, pdf = folder / "page.html", folder / "page.pdf"
    page.write_text(html)
    browser(folder, f"--print-to-pdf={pdf}", page.as_uri(), fonts=fonts)
    return pdf


def dejavu(folder, file="*.ttf"):
    """A folder of some of the DejaVu fonts, which every bare machine with a browser has."""
    if not DEJAVU.is_dir():
        assert "NEGOTIATE_CI" not in os.environ, "CI needs the DejaVu fonts"
        pytest.skip("the DejaVu fonts are not installed")
    folder.mkdir()
    for font in DEJAVU.glob(file):
        (folder / font.name).symlink_to(font)
    return folder
