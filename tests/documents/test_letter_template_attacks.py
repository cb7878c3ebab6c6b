"""Templates that want more than a letter: each is refused by `check` and by `word`, and nothing of it is run."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as some

import template_samples as made
from letter_samples import FULL
from strengthtrack.documents.letter import template_render
from strengthtrack.documents.letter.pictures import Pictures
from strengthtrack.documents.letter.template_check import check, faults
from strengthtrack.documents.letter.template_syntax import environment
from strengthtrack.documents.letter.word import word
from strengthtrack.errors import DocumentFault

ATTACKS = (
    "{{ chart.tpl.save('PATH') }}",
    "{{ chart.picture.tpl.save('PATH') }}",
    "{{ chart.picture._draw() }}",
    "{{ logo.__init__.__globals__ }}",
    "{{ p.delete() }}",
    "{{ date.__class__.__mro__ }}",
    "{{ date['__class__'] }}",
    "{{ plan.__class__ }}",
    "{{ plan.clear() }}",
    "{{ results.update }}",
    "{{ results.rows.append }}",
    "{{ '%999999999d'|format(1) }}",
    "{{ date|attr('__class__') }}",
    "{{ date|replace('a', 'b') }}",
    "{{ date|upper|center(999999999) }}",
    "{{ plan|join('x' * 999999999) }}",
    "{{ plan|join(d='x') }}",
    "{{ plan|join('" + "x" * 50 + "') }}",
    "{{ date * 999999999 }}",
    "{{ date ~ date }}",
    "{{ 9 ** 9 ** 9 }}",
    "{{ [date] * 99999 }}",
    "{{ range(99999) }}",
    "{{ self._TemplateReference__context }}",
    "{{ cycler.__init__.__globals__.os.system('true') }}",
    "{{ lipsum(n=99999) }}",
    "{{ namespace() }}",
    "{{ dict(a=1) }}",
    "{{ loop }}",
    "{{ date if date else date }}",
    "{{ date == date }}",
    "{{ date is defined }}",
    "{{ date[0:1] }}",
    "{{ not date }}",
    "{{ {} }}",
    "{{ () }}",
    "{% for a in range(99999) %}{% for b in range(99999) %}x{% endfor %}{% endfor %}",
    "{% for a in plan %}{% for b in plan %}{% for c in plan %}x{% endfor %}{% endfor %}{% endfor %}",
    "{% for a in plan %}{% for b in action %}x{% endfor %}{% endfor %}",
    "{% for a in plan recursive %}{{ loop(plan) }}{% endfor %}",
    "{% for a in plan if a.x() %}{% endfor %}",
    "{% for a, b in plan %}{% endfor %}",
    "{% for a in [1, 2] %}{% endfor %}",
    "{% for loop in plan %}{% endfor %}",
    "{% for __a in plan %}{% endfor %}",
    "{% for a.b in plan %}{% endfor %}",
    "{% for a in plan %}{% else %}{% endfor %}",
    "{% while true %}{% endwhile %}",
    "{% set x = 1 %}",
    "{% set x %}{% endset %}",
    "{% macro f() %}{{ f() }}{% endmacro %}{{ f() }}",
    "{% call f() %}{% endcall %}",
    "{% include '/etc/passwd' %}",
    "{% import 'os' as os %}",
    "{% from 'os' import system %}",
    "{% extends 'x' %}",
    "{% block a %}{% endblock %}",
    "{% filter upper %}{% endfilter %}",
    "{% with a = 1 %}{% endwith %}",
    "{% autoescape false %}{{ date }}{% endautoescape %}",
    "{% raw %}{{ date }}{% endraw %}",
    "{% do plan.clear() %}",
    "{% debug %}",
    "{% cellbg chart.tpl %}",
    "{% colspan chart.tpl %}",
    "{% vm %}",
    "{% hm %}",
    "{%p include '/etc/passwd' %}",
    "{%tr for a in range(99999) %}",
    "{{r chart.tpl.save('PATH') }}",
    "{{p chart.tpl }}",
    "{% if " + "(" * 90 + "date" + ")" * 90 + " %}{% endif %}{{ x }}",
    "{% if date %}" * 400 + "{% endif %}" * 400,
    "{% for a in plan %}" * 30 + "{% endfor %}" * 30,
)


@pytest.mark.parametrize("attack", ATTACKS)
def test_an_attack_is_refused_in_a_sentence_and_nothing_is_run(attack: str, tmp_path: Path) -> None:
    target = tmp_path / "written.docx"
    template = made.of(attack.replace("PATH", str(target)))
    with pytest.raises(DocumentFault, match=r"^The template cannot be used: .+[.?]$"):
        word(FULL, Pictures(), template)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("where", ["header", "footer"])
def test_an_attack_in_a_header_or_a_footer_is_refused_just_so(where: str) -> None:
    template = made.of("Text.", **{where: "{{ chart.tpl.save('x') }}"})
    with pytest.raises(DocumentFault, match=f"In the {where}, in the paragraph"):
        word(FULL, Pictures(), template)


def with_footnote(words: str) -> bytes:
    kind = "footnotes"
    types = made.swapped(
        made.of("Text."), "[Content_Types].xml", b"</Types>",
        b'<Override PartName="/word/footnotes.xml" ContentType="application/vnd.openxmlformats-officedocument'
        b'.wordprocessingml.footnotes+xml"/></Types>',
    )  # fmt: skip
    link = b'<Relationship Id="rId98" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/%b" '
    rels = made.swapped(
        types, "word/_rels/document.xml.rels", b"</Relationships>",
        link % kind.encode() + b'Target="footnotes.xml"/></Relationships>',
    )  # fmt: skip
    name = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    note = f'<w:footnote w:id="2"><w:p><w:r><w:t>{words}</w:t></w:r></w:p></w:footnote>'
    notes = f'<w:footnotes xmlns:w="{name}">{note}</w:footnotes>'
    return made.with_parts(rels, {"word/footnotes.xml": notes.encode()})


def test_a_footnote_is_checked_and_filled_like_the_text() -> None:
    (fault,) = check(with_footnote("{{ chart.tpl.save('x') }}"))
    assert fault.where.startswith("in a footnote, in the paragraph")
    letter = word(FULL, Pictures(), with_footnote("Of {{ patient_name }}"))
    assert b"Of Sample Patient A" in made.part_of(letter, "word/footnotes.xml")


def test_words_that_become_a_tag_only_when_filled_stay_words() -> None:
    """A name is data, once and for ever; and the other way of writing braces opens nothing on a second look."""
    sly = replace(FULL, patient_name="{{ chart.tpl.save('x') }} {% for a in plan %}")
    letter = word(sly, Pictures(), with_footnote("{_{ patient_name }_} {{ patient_name }}"))
    held = made.part_of(letter, "word/footnotes.xml").decode()
    assert "{_{ patient_name }_} &#123;&#123; chart.tpl" in held or "{_{ patient_name }_} {{ chart.tpl" in held


def test_a_loop_over_a_long_list_stops_when_the_letter_is_far_too_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(template_render, "LARGEST_FILLED", 50_000)
    template = made.of("{%p for line in plan %}", "{{ line }} " + "x" * 1000, "{%p endfor %}")
    assert word(replace(FULL, plan=("a",) * 10), Pictures(), template)
    with pytest.raises(DocumentFault, match="the filled letter would be far too long; take out what is in its loops"):
        word(replace(FULL, plan=("a",) * 100), Pictures(), template)


def test_braces_without_end_are_told_before_anything_slow_looks_at_them() -> None:
    (fault,) = faults(made.of("{{r " * 20_000))
    assert fault.words == "There are more braces than a letter can have; take most out."


def test_jinja_is_handed_nothing_to_begin_with() -> None:
    ready = environment()
    assert not ready.globals
    assert not ready.tests
    assert set(ready.filters) == {"upper", "lower", "join"}


PIECES = some.sampled_from(
    ["{{", "}}", "{%", "%}", "{#", "#}", " ", "for", "in", "if", "else", "endif", "endfor", "p", "tr", "tc", "r", "x",
     "date", "plan", "results", ".rows", "row", ".earlier", "chart", ".picture", "|", "upper", "join", "('')", "()",
     "[0]", "range", "(9)", "*", "~", "-", "'", '"', "“", "_", "__class__", "set", "=", "not", "and", "&", "<",
     "\u00a0", "{", "}"]
)  # fmt: skip


@given(some.lists(some.lists(PIECES, max_size=14).map("".join), min_size=1, max_size=4))
@example(["{%p if date %}", "{{ plan }}", "{%p endif %}"])
@example(["{{ date }}{# {{ #}"])
@example(["a {", "{ date }} %", "} b"])
def test_whatever_is_written_a_letter_comes_out_or_one_sentence(paragraphs: list[str]) -> None:
    template = made.of(*paragraphs)
    found = faults(template)
    try:
        letter = word(FULL, Pictures(), template)
    except DocumentFault as fault:
        refused = str(fault)
    else:
        refused = ""
        assert len(letter) < 100_000
    assert refused.startswith("The template cannot be used: ") or not found
