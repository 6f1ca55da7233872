"""What another version of the reader reads otherwise, page by page, and which verdicts changed by it.

    python benchmarks/readings.py BEFORE AFTER [--results FOLDER_BEFORE FOLDER_AFTER]

BEFORE, AFTER: state folders (XDG_STATE_HOME) in which the same folders were checked by an older and a newer reader;
where one holds texts of several readers, the latest counts. --results: JSON reports of the same name, made by the
*same* rules and code from either texts, so that a difference is the reading's.

words     distinct known words of the pages, added up: words of four letters and more that stand in the list of known
          words, or in the text layers of three documents
reason    why a page came to be read as it is (EC14x: `explain CODE`)
"""

from __future__ import annotations

import argparse
import collections
import json
import re
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from evidence_checker.model import Document, Page, TextSource  # noqa: E402
from evidence_checker.readers import text_quality  # noqa: E402
from evidence_checker.store import texts  # noqa: E402

Documents = dict[tuple[str, str], Document]


def kept(state: Path) -> Documents:
    """The texts of a state folder, by checked folder and sha256."""
    found: Documents = {}
    for path in sorted(state.glob("evidence-checker/*/text/*/*.z")):
        document = texts.unpack(path.read_bytes())
        if isinstance(document, Document):
            key = (path.parts[-4], document.file.sha256)
            if key not in found or version(document) > version(found[key]):
                found[key] = document
    return found


def version(document: Document) -> int:
    """Of the reader that read it."""
    return int(re.match(r"\d*", document.reader)[0] or 0)  # type: ignore[index]


def words(text: str) -> set[str]:
    return set(re.findall(r"[^\W\d_]{4,}", text.lower()))


def vocabulary(documents: Documents) -> set[str]:
    often: collections.Counter[str] = collections.Counter()
    for document in documents.values():
        layers = (page.text for page in document.pages if page.source is TextSource.TEXT)
        often.update(set().union(*map(words, layers)))
    return {word for word, count in often.items() if count >= 3} | set(text_quality.known_words())


def source(page: Page | None) -> str:
    return "none" if page is None or not page.text.strip() else page.source.value


def pages(before: Documents, after: Documents) -> None:
    """The table of changed pages, each file once."""
    known = vocabulary(after)
    changed: dict[tuple[str, str], list[int]] = collections.defaultdict(lambda: [0, 0, 0])
    reasons: collections.Counter[str] = collections.Counter()
    documents: set[str] = set()
    same = 0
    for key in sorted(before.keys() & after.keys()):
        if key[1] in documents:
            continue
        documents.add(key[1])
        old, new = ({page.number: page for page in each[key].pages} for each in (before, after))
        for number in sorted(old.keys() | new.keys()):
            was, now = old.get(number), new.get(number)
            if (was.text if was else "").split() == (now.text if now else "").split():
                same += 1
                continue
            row = changed[source(was), source(now)]
            row[0] += 1
            row[1] += len(words(was.text if was else "") & known)
            row[2] += len(words(now.text if now else "") & known)
            reasons[(now.why if now else "") or "no reason given"] += 1
    print(f"{len(documents)} documents in both; pages whose words are the same: {same}")
    print(f"{'source before':<14}{'after':<8}{'pages':>7}{'known words before':>20}{'after':>8}")
    for (was_source, now_source), row in sorted(changed.items(), key=lambda each: -each[1][0]):
        print(f"{was_source:<14}{now_source:<8}{row[0]:>7}{row[1]:>20}{row[2]:>8}")
    print("changed pages by reason: " + ", ".join(f"{code} {count}" for code, count in reasons.most_common()))


def verdicts(before: Path, after: Path) -> None:
    """The results that differ, of reports that both folders hold."""
    seen = 0
    for old in sorted(before.glob("*.json")):
        new = after / old.name
        if not new.exists():
            continue
        first, then = (results(each) for each in (old, new))
        seen += len(first)
        for indicator in sorted(first.keys() & then.keys()):
            if first[indicator] != then[indicator]:
                print(f"{old.stem} {indicator}: {first[indicator]} -> {then[indicator]}")
    print(f"{seen} results compared")


def results(report: Path) -> dict[str, str]:
    found = json.loads(report.read_text(encoding="utf-8"))["indicators"]
    return {str(each["id"]): f"{each['status']} ({len(each.get('evidence', ()))} pieces of evidence)" for each in found}


def main() -> None:
    parser = argparse.ArgumentParser(description="Two readings of the same documents, side by side.")
    parser.add_argument("before", type=Path)
    parser.add_argument("after", type=Path)
    parser.add_argument("--results", type=Path, nargs=2)
    asked = parser.parse_args()
    pages(kept(asked.before), kept(asked.after))
    if asked.results:
        verdicts(*asked.results)


if __name__ == "__main__":
    main()
