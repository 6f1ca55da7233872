"""The memory of one checked folder: file index, page texts, examinations, decisions, past assessments.

What can be computed again (index, texts, examinations) is written so that a kill leaves it whole or absent; what cannot
(decisions) is appended and synced before it counts. Several processes may use one memory: each reads freely and takes
the writer's lock only to save; a save starts from what the others saved. One thread per `Store`.
"""

from __future__ import annotations

from evidence_checker.store.history import Kept
from evidence_checker.store.location import state_root
from evidence_checker.store.memory import Store
from evidence_checker.store.whole_form import digest as assessment_digest

__all__ = ["Kept", "Store", "assessment_digest", "state_root"]
