"""`python -m evidence_checker` is the console script by another name."""

from __future__ import annotations

from evidence_checker.cli.main import main

if __name__ == "__main__":
    main()
