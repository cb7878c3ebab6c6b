"""`python -m strengthtrack` is the command `strengthtrack`."""

import sys

from strengthtrack.cli import main

sys.exit(main())
