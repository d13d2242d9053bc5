"""What comes from others is named with its version and licence, and nothing else lies there."""

from __future__ import annotations

import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[2]
VENDOR = ROOT / "src" / "guillemets" / "web" / "static" / "vendor"
PACKAGES = tomllib.loads((VENDOR / "vendor.toml").read_text("utf-8"))["package"]


def test_every_file_belongs_to_a_package():
    named = {target for package in PACKAGES for target in package["files"].values()}
    assert {path.name for path in VENDOR.iterdir()} == named | {"vendor.toml", "LICENCES.txt"}


def test_notice_and_licences_name_each_package_with_its_version():
    notice = " ".join((ROOT / "NOTICE").read_text("utf-8").split())
    licences = (VENDOR / "LICENCES.txt").read_text("utf-8")
    for package in PACKAGES:
        assert f"{package['name']} {package['version']}" in licences
        assert package["name"] in notice
        assert package["version"] in notice
        assert package["licence"] in notice


def test_size_stays_moderate():
    assert sum(path.stat().st_size for path in VENDOR.iterdir()) < 1_500_000
