"""Assessment → gaps → action plan, simulation, letters. Pure: the same assessment and records give the same plan."""
