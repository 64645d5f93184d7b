"""How a criterion is judged, on its page: the words of the rule, and each sentence with what it means."""

from __future__ import annotations

from docutils import nodes

from evspec.criteria import Criterion, Number, Statement
from evspec.sentences import Sentence
from evspec.sphinx.catalogue import Catalogue
from evspec.sphinx.elements import Part, heading, joined, link, literal, paragraph, prose, reference, tag, terms
from evspec.sphinx.gherkin_text import FeatureText
from evspec.sphinx.wording import Named, Worded, label_of, summary, worded
from evspec.words import exactly

__all__ = ["gherkin", "judging", "resting"]


def judging(catalogue: Catalogue, criterion: Criterion, text: FeatureText) -> list[nodes.Node]:
    """The scenarios word for word, the sentences with their meaning, and the numbers with their source."""
    return [
        heading("How it is judged"),
        gherkin(text.scenarios(criterion)),
        terms(_sentences(criterion, text)),
        *_numbers(catalogue, criterion),
    ]


def gherkin(text: str) -> nodes.literal_block:
    """Lines of a feature file, highlighted."""
    return nodes.literal_block(text, text, language="gherkin", force=True, classes=["rule"])


def resting(sentence: Sentence) -> list[Part]:
    """Whether a judging sentence computes from readings or looks up what people attest; nothing of one that narrows."""
    if sentence.keyword != "Then":
        return []
    return [" ", tag(link("attested", "attested" if sentence.stated else "computed"))]


def _sentences(criterion: Criterion, text: FeatureText) -> list[tuple[Part, list[Part]]]:
    found: dict[int, list[Worded]] = {}
    for scenario in criterion.scenarios:
        for step in scenario.steps:
            found.setdefault(step.line, []).append(worded(step))
    return [_sentence(text.words(line), rows) for line, rows in _once(found, text)]


def _once(found: dict[int, list[Worded]], text: FeatureText) -> list[tuple[int, list[Worded]]]:
    """Each sentence at the first of the lines that say it in the same words after their keyword."""
    first: dict[str, int] = {}
    for line in sorted(found):
        first.setdefault(text.words(line).partition(" ")[2], line)
    return [(line, found[line]) for line in first.values()]


def _sentence(words: str, rows: list[Worded]) -> tuple[Part, list[Part]]:
    sentence = rows[0].sentence
    names = dict.fromkeys(name for row in rows for name in row.names)
    explained = [link(label_of(sentence), "The sentence"), *(_name(name) for name in names)]
    return literal(words), [*prose(summary(sentence)), " ", *joined(explained), ".", *resting(sentence)]


def _name(name: Named) -> nodes.Node:
    return link(name.label, name.word)


def _numbers(catalogue: Catalogue, criterion: Criterion) -> list[nodes.Node]:
    cited = catalogue.statements_of(criterion)
    items = [_number(number, statement) for statement in cited for number in statement.numbers]
    return [nodes.bullet_list("", *(nodes.list_item("", item) for item in items))] if items else []


def _number(number: Number, statement: Statement) -> nodes.paragraph:
    printed = number.text or f"{exactly(number.value)} {number.unit}"
    rule: list[Part] = []
    if number.rule:
        rule = [", judged by the ", link(f"rule-{number.rule}", f"{number.rule} rule")]
    return paragraph(f"{printed}: printed in ", reference(statement.id), *rule, ".")
