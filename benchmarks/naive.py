"""Two naive ways to say which indicators a document proves, for comparison: neither looks at what a document is."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np
from rapidfuzz import fuzz, process

from evidence_checker.model import Framework, Indicator


def phrases(indicator: Indicator) -> tuple[str, ...]:
    """What names the indicator's subject in the rule pack, long enough to be looked for alone."""
    return tuple(term.lower() for term in (*indicator.subject, *indicator.applications) if len(term) >= 5)


def any_term(framework: Framework, pages: Sequence[str]) -> set[str]:
    """Indicators of which any phrase is on any page with `partial_ratio >= 90`: what folder organisers do."""
    texts = [page.lower() for page in pages if page.strip()]
    owned = [(indicator.id, term) for indicator in framework.indicators for term in phrases(indicator)]
    if not texts or not owned:
        return set()
    terms = list(dict.fromkeys(term for _, term in owned))
    scores = process.cdist(terms, texts, scorer=fuzz.partial_ratio, score_cutoff=90, dtype=np.uint8, workers=1)
    there = {term for term, best in zip(terms, scores.max(axis=1), strict=True) if best >= 90}
    return {identifier for identifier, term in owned if term in there}


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W\d_]{3,}", text.lower())


def best_by_bm25(framework: Framework, texts: Mapping[str, str]) -> dict[str, set[str]]:
    """The indicator whose name and phrases fit a document best (Okapi BM25, k1 1.5, b 0.75); none if no word fits."""
    queries = {item.id: set(_words(" ".join((item.name, *phrases(item))))) for item in framework.indicators}
    wanted = set().union(*queries.values())
    counts = {path: Counter(word for word in _words(text) if word in wanted) for path, text in texts.items()}
    lengths = {path: max(1, len(_words(text))) for path, text in texts.items()}
    mean = sum(lengths.values()) / max(1, len(lengths))
    holding = Counter(word for count in counts.values() for word in count)
    rarity = {word: math.log(1 + (len(texts) - n + 0.5) / (n + 0.5)) for word, n in holding.items()}
    found: dict[str, set[str]] = {}
    for path, count in counts.items():
        room = 1.5 * (0.25 + 0.75 * lengths[path] / mean)
        scores = {
            identifier: sum(rarity[word] * count[word] * 2.5 / (count[word] + room) for word in query if word in count)
            for identifier, query in queries.items()
        }
        best = max(scores, key=lambda identifier: scores[identifier], default="")
        found[path] = {best} if best and scores[best] > 0 else set()
    return found
