"""The page 体检: what the check-up found, by rule and by report, and a place to have a draft checked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from assistant.web.checked import SEVERITY_KINDS, findings_html
from assistant.web.controls import badge, choice_field, heading, nothing, pager, title, wide_table
from assistant.web.labels import agency_name, rule_text
from assistant.web.markup import Html, joined, tag
from assistant.web.reports import drop_zone, report_filter
from assistant.web.view import PAGE_SIZE, View, address
from assistant.web.words import told
from ingest.audit import RULES
from ingest.audit.corpus import Checked, Unread
from ingest.browse import RuleCount
from ingest.types import Severity

ACROSS_YEARS = "years."
"""What the ids of rules begin with whose findings are computed when asked."""

LOOKED_THROUGH = 300
"""Reports that one page looks through for such findings: 6 ms each."""


def checkup_page(view: View) -> Html:
    """The findings on some reports. Kept ones are counted by the database; those across two years belong to
    reports that are shown, and are computed for these: O(figures of a page of reports).
    """
    store = view.service.library.store
    facets = store.facets()
    rule = view.get("rule") if view.get("rule") in RULES else ""
    draft = drop_zone(view, "check", view.say("drop_check"), folders=False)
    if not facets.years:
        return joined((title(view.say("page_checkup")), draft, nothing(view.say("empty"))))
    counts = store.finding_counts(view.reports)
    severity = view.member("severity", Severity)
    size = LOOKED_THROUGH if rule.startswith(ACROSS_YEARS) else PAGE_SIZE
    if rule.startswith(ACROSS_YEARS) or not (rule or severity):
        found = store.report_slice(view.reports, view.offset(size), size)
    else:
        found = store.at_fault(view.reports, rule, severity, view.offset(), size)
    checked = view.service.audit_of(found.items)
    return joined(
        (
            title(view.say("page_checkup"), _totals(view, counts)),
            draft,
            report_filter(view, facets, False, _rules(view), _severities(view)),
            _by_rule(view, counts),
            tag("h2", view.say("by_report")),
            tag("div", *_by_report(view, checked, rule, severity), class_="by-report"),
            pager(view, found.total, size),
        )
    )


def _rules(view: View) -> Html:
    rules = [(rule, f"{rule_text(rule, view.language)[0]} ({rule})") for rule in RULES]
    return choice_field(view, "rule", view.say("rule"), rules, view.say("all"))


def _severities(view: View) -> Html:
    kinds = [(severity.value, view.say(f"severity_{severity}")) for severity in Severity]
    return choice_field(view, "severity", view.say("severity"), kinds, view.say("all"))


def _totals(view: View, counts: Iterable[RuleCount]) -> Html:
    sums = {severity: sum(c.count for c in counts if c.severity is severity) for severity in Severity}
    links = (
        tag(
            "a",
            badge(f"{view.say(f'severity_{severity}')} {count}", SEVERITY_KINDS[severity]),
            href=view.link(severity=severity.value, page=None),
        )
        for severity, count in sums.items()
    )
    return tag("p", *links, class_="count")


def _by_rule(view: View, counts: Sequence[RuleCount]) -> Html:
    """How often each rule was broken; a rule leads to the reports that break it."""
    rules = list(RULES)
    order = list(Severity)
    rows = [
        tag(
            "tr",
            tag("td", badge(view.say(f"severity_{each.severity}"), SEVERITY_KINDS[each.severity])),
            tag(
                "th", tag("a", rule_text(each.rule, view.language)[0], href=_of_rule(view, each)), scope="row"
            ),
            tag("td", rule_text(each.rule, view.language)[1], class_="words"),
            tag("td", str(each.count), class_="n"),
            tag("td", str(each.reports), class_="n"),
        )
        for each in sorted(counts, key=lambda c: (order.index(c.severity), rules.index(c.rule)))
    ]
    note = tag("p", view.say("across_note"), class_="hint")
    if not rows:
        return joined(
            (tag("h2", view.say("by_rule")), tag("p", view.say("no_findings"), class_="hint"), note)
        )
    head = [
        heading(view.say(key)) for key in ("severity", "rule", "what_is_checked", "times", "reports_count")
    ]
    return joined(
        (tag("h2", view.say("by_rule")), wide_table(head, rows, view.say("by_rule"), "rules"), note)
    )


def _of_rule(view: View, count: RuleCount) -> str:
    return view.link(rule=count.rule, severity=count.severity.value, page=None)


def _by_report(view: View, checked: Sequence[Checked], rule: str, severity: Severity | None) -> list[Html]:
    """Each report with its findings; those without any are named in one line at the end."""
    wanted = [_only(one, rule, severity) for one in checked]
    blocks = [_report(view, one) for one in wanted if one.findings]
    clean = [one for one in wanted if not one.findings]
    if clean and not rule and severity is None:
        names = (tag("li", _name(view, one)) for one in clean)
        summary = tag("summary", view.say("clean", count=len(clean)))
        blocks.append(tag("details", summary, tag("ul", *names), class_="clean"))
    return blocks or [nothing(view.say("no_findings"))]


def _only(checked: Checked, rule: str, severity: Severity | None) -> Checked:
    findings = tuple(
        f for f in checked.findings if rule in ("", f.rule) and (severity is None or f.severity is severity)
    )
    return Checked(checked.report_id, checked.file, checked.agency, checked.year, findings, checked.before_id)


def _report(view: View, checked: Checked) -> Html:
    head = tag("h3", _name(view, checked), " ", _counts(view, checked))
    return tag("section", head, findings_html(view, checked))


def _name(view: View, checked: Checked) -> Html:
    name = view.say("of_year", agency=agency_name(checked.agency, view.language), year=checked.year)
    return tag("a", name, href=address("reports", {"id": checked.report_id}))


def _counts(view: View, checked: Checked) -> Html:
    counts = {severity: sum(f.severity is severity for f in checked.findings) for severity in Severity}
    badges = (
        badge(f"{view.say(f'severity_{severity}')} {count}", SEVERITY_KINDS[severity])
        for severity, count in counts.items()
        if count
    )
    return tag("span", *badges, class_="badges")


def draft_html(view: View, results: Sequence[Checked | Unread]) -> Html:
    """What became of a draft that was checked and not taken in."""
    parts = []
    for one in results:
        if isinstance(one, Unread):
            parts.append(tag("p", told(one.error, view.language), class_="failure"))
            continue
        name = view.say("of_year", agency=agency_name(one.agency, view.language), year=one.year)
        beside = view.say("with_before" if one.before_id else "without_before", year=one.year - 1)
        found = findings_html(view, one, kept=False) if one.findings else tag("p", view.say("no_findings"))
        parts.append(
            tag("section", tag("h3", name, " ", _counts(view, one)), tag("p", beside, class_="hint"), found)
        )
    return joined(parts) if parts else tag("p", view.say("nothing_read"), class_="failure")
