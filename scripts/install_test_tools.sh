#!/bin/sh
# Install what the tests look through: a browser, and LibreOffice with the tools that show its
# pages. Debian's packages where the machine has apt-get, else the browser that Playwright brings.
set -eu

as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi
}

have() {
    command -v "$1" >/dev/null 2>&1
}

playwright_runs() {
    "$BIN/python" -m playwright --version >/dev/null 2>&1
}

debian_packages() {
    as_root apt-get update -qq
    DEBIAN_FRONTEND=noninteractive as_root apt-get install -y -qq --no-install-recommends "$@" >/dev/null
}

wanted=""
have chromium || have chromium-browser || have google-chrome || wanted="$wanted chromium"
have soffice || wanted="$wanted libreoffice-writer fonts-liberation"
have pdftoppm || wanted="$wanted poppler-utils"
# Playwright drives the browser with a program of its own, which small systems lack a library for.
playwright_runs || wanted="$wanted libatomic1"

if [ -n "$wanted" ] && have apt-get; then
    echo "Installing$wanted"
    # shellcheck disable=SC2086
    debian_packages $wanted || echo "apt-get could not install$wanted"
fi

if ! have chromium && ! have chromium-browser && ! have google-chrome; then
    "$BIN/python" -m playwright install --with-deps chromium
fi

for tool in soffice pdftoppm; do
    have "$tool" || { echo "The tests need $tool: install LibreOffice Writer and poppler." >&2; exit 1; }
done
playwright_runs || { echo "Playwright cannot start: $BIN/python -m playwright --version says why." >&2; exit 1; }
