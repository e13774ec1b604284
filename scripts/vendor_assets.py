"""Fetch the prebuilt NHS.UK frontend and write it, mended, into static/vendor/.

Run `python scripts/vendor_assets.py` to ask npm for the package, or name a package file that is
already there: `python scripts/vendor_assets.py nhsuk-frontend-10.6.1.tgz`.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

VERSION = "10.6.1"
PACKAGE = "nhsuk-frontend"
TARGET = Path(__file__).parent.parent / "static" / "vendor" / f"{PACKAGE}@{VERSION}"

_BUILT = "package/dist/nhsuk/"
_FONT_FACE = re.compile(r"@font-face\{[^}]*\}")
_SOURCE_MAP = re.compile(r"\n?(?:/\*# sourceMappingURL=\S+ \*/|//# sourceMappingURL=\S+)\s*")
_IMAGE = re.compile(r"url\(/assets/(images/[^)]+)\)")

# The package names its licence and leaves its text out, which the licence asks to be kept.
_NOTICE = f"""NHS.UK frontend {VERSION} (https://github.com/nhsuk/nhsuk-frontend)

The MIT License

Copyright NHS England

Permission is hereby granted, free of charge, to any person obtaining a copy of this software and
associated documentation files (the "Software"), to deal in the Software without restriction,
including without limitation the rights to use, copy, modify, merge, publish, distribute,
sublicense, and/or sell copies of the Software, and to permit persons to whom the Software is
furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or
substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT
NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND
NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM,
DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT
OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.

Changed here: no fonts, Arial instead; addresses of images relative; no source maps; of the
images only those that the style sheet uses.
"""


def fetch(folder: Path) -> Path:
    """Ask npm for the package; return the file it wrote into `folder`."""
    subprocess.run(
        ["npm", "pack", "--silent", "--pack-destination", str(folder), f"{PACKAGE}@{VERSION}"],
        check=True,
        stdout=subprocess.DEVNULL,
    )
    return folder / f"{PACKAGE}-{VERSION}.tgz"


def mend_css(css: str) -> str:
    """Return the style sheet without fonts and source map, its images beside it."""
    own = _FONT_FACE.sub("", css).replace("font-family:Frutiger W01,arial", "font-family:arial")
    return _IMAGE.sub(r"url(\1)", _SOURCE_MAP.sub("\n", own))


def mend_js(script: str) -> str:
    """Return the script without the line that asks for its source map."""
    return _SOURCE_MAP.sub("\n", script)


def vendor(package: Path, target: Path) -> None:
    """Write what the site uses of `package` into `target`, which is made anew."""
    shutil.rmtree(target, ignore_errors=True)
    (target / "images").mkdir(parents=True)
    with tarfile.open(package) as archive:
        css = mend_css(_read(archive, "nhsuk-frontend.min.css").decode())
        script = mend_js(_read(archive, "nhsuk-frontend.min.js").decode())
        for image in sorted(set(re.findall(r"url\((images/[^)]+)\)", css))):
            (target / image).write_bytes(_read(archive, f"assets/{image}"))
    (target / "nhsuk-frontend.min.css").write_text(css, encoding="utf-8")
    (target / "nhsuk-frontend.min.js").write_text(script, encoding="utf-8")
    (target / "LICENCE.txt").write_text(_NOTICE, encoding="utf-8")


def _read(archive: tarfile.TarFile, name: str) -> bytes:
    member = archive.extractfile(_BUILT + name)
    if member is None:
        raise FileNotFoundError(name)
    return member.read()


def main() -> None:
    """Vendor the package named in the call, or the one that npm gives."""
    with tempfile.TemporaryDirectory() as folder:
        vendor(Path(sys.argv[1]) if sys.argv[1:] else fetch(Path(folder)), TARGET)
    print(f"Wrote {TARGET}")


if __name__ == "__main__":
    main()
