"""``python -m tipnlp`` is the command ``tipnlp``."""

from tipnlp.cli import main

if __name__ == "__main__":
    main()
