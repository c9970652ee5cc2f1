"""``python -m casegraph`` is the command ``casegraph``."""

from casegraph.cli import main

if __name__ == "__main__":
    main()
