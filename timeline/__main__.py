"""`python -m timeline`."""

import sys

from timeline.cli import main

if __name__ == "__main__":  # a worker process imports this module too
    sys.exit(main())
