"""Takes the scripts, fonts and shapes of the reading room out of their npm packages; `make vendor` runs it.

``vendor.toml`` says which file of which version; ``--check`` compares what lies there with the packages, byte for byte.
"""

from __future__ import annotations

import subprocess
import sys
import tarfile
import tempfile
import tomllib
from pathlib import Path

VENDOR = Path(__file__).parents[1] / "src" / "guillemets" / "web" / "static" / "vendor"


def main() -> int:
    """Writes the files, or with ``--check`` tells which differ (exit code 1)."""
    check = "--check" in sys.argv[1:]
    wanted = tomllib.loads((VENDOR / "vendor.toml").read_text("utf-8"))["package"]
    licences = []
    different = []
    for package in wanted:
        inside = unpacked(package["name"], package["version"])
        # A package without a text of its own is under that of the package before it, by the same holder.
        text = inside.get("LICENSE", b"").decode("utf-8").strip() or f"{package['licence']}, as the package before"
        licences.append(f"{package['name']} {package['version']}\n\n{text}\n")
        for source, target in package["files"].items():
            if check and (VENDOR / target).read_bytes() != inside[source]:
                different.append(target)
            if not check:
                (VENDOR / target).write_bytes(inside[source])
    if not check:
        (VENDOR / "LICENCES.txt").write_text(f"\n{'-' * 72}\n\n".join(licences), "utf-8")
    for name in different:
        print(f"{name} is not what its package holds; run `make vendor`")
    return 1 if different else 0


def unpacked(name: str, version: str) -> dict[str, bytes]:
    """The files of one npm package by their path in it."""
    with tempfile.TemporaryDirectory() as folder:
        packed = subprocess.run(  # noqa: S603 -- name and version come from our own list
            ["npm", "pack", "--silent", f"{name}@{version}"],  # noqa: S607 -- npm is where its user has put it
            cwd=folder,
            check=True,
            capture_output=True,
            text=True,
        ).stdout.split()[-1]
        with tarfile.open(Path(folder) / packed) as archive:
            return {
                member.name.partition("/")[2]: file.read()
                for member in archive.getmembers()
                if (file := archive.extractfile(member)) is not None
            }


if __name__ == "__main__":
    sys.exit(main())
