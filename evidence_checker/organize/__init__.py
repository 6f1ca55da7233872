"""Filing evidence: names, path template, plan, apply, journal, undo, packages."""
