"""JUnit XML: one case per indicator, so that a build server shows gaps as failures and unread files as errors."""

from __future__ import annotations

import re
from xml.etree import ElementTree

from evidence_checker import messages
from evidence_checker.messages import labels
from evidence_checker.model import Assessment, Status
from evidence_checker.reports import outline
from evidence_checker.reports.show import block, line

# What XML 1.0 has no place for, beyond what `show` replaces.
_NO_XML = re.compile("[\ufdd0-\ufdef]|[\U0001fffe\U0001ffff]")


def _text(text: str) -> str:
    return _NO_XML.sub("\ufffd", block(text, 8000))


def render(assessment: Assessment, lang: str) -> bytes:
    """UTF-8. weak and missing are failures, review and not applicable are skipped."""
    cases = []
    for group in outline.groups(assessment):
        for each in group.indicators:
            name = f"{line(each.id)} {line(each.name)}"
            case = ElementTree.Element("testcase", classname=_text(line(group.name)), name=_text(name))
            status = labels.pick(labels.STATUS[each.status], lang)
            said = [f"{one.code}: {messages.message(one, lang)} {messages.advice(one, lang)}" for one in each.findings]
            if each.status in (Status.WEAK, Status.MISSING):
                failure = ElementTree.SubElement(case, "failure", type=str(each.status), message=status)
                failure.text = _text("\n".join(said + list(outline.asked(each, lang))))
            elif each.status in (Status.REVIEW, Status.NOT_APPLICABLE):
                ElementTree.SubElement(case, "skipped", message=_text(f"{status}. {line(' '.join(said), 500)}"))
            cases.append(case)
    incomplete = outline.incomplete(assessment)
    for document in incomplete:
        case = ElementTree.Element("testcase", classname=labels.text("unread", lang), name=_text(line(document.path)))
        message = labels.pick(labels.READ[document.status], lang)
        error = ElementTree.SubElement(case, "error", type=str(document.status), message=message)
        reasons = (document.why,) if document.why else document.findings
        error.text = _text("\n".join(f"{one.code}: {messages.message(one, lang)}" for one in reasons))
        cases.append(case)
    root = ElementTree.Element("testsuites", name="evidence-checker")
    suite = ElementTree.SubElement(
        root,
        "testsuite",
        name=_text(line(assessment.agency) or "evidence-checker"),
        tests=str(len(cases)),
        failures=str(sum(1 for each in assessment.indicators if each.status in (Status.WEAK, Status.MISSING))),
        errors=str(len(incomplete)),
        skipped=str(sum(1 for each in assessment.indicators if each.status in (Status.REVIEW, Status.NOT_APPLICABLE))),
        timestamp=_text(line(assessment.made_at)),
    )
    suite.extend(cases)
    ElementTree.indent(root)
    body: bytes = ElementTree.tostring(root, encoding="utf-8")
    head = b"" if body.startswith(b"<?xml") else b'<?xml version="1.0" encoding="UTF-8"?>\n'
    return head + body + b"\n"
