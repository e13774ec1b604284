"""`python -m cea_helper` is the command `cea-helper`."""

import sys

from cea_helper.cli import main

if __name__ == "__main__":
    sys.exit(main())
