import io

import pytest
from docx import Document
from docxtpl import DocxTemplate

import template_samples as made
from strengthtrack.clinic.letter import LetterKind, Paper
from strengthtrack.documents.letter.template_check import check, faults
from strengthtrack.documents.letter.template_fault import TemplateFault
from strengthtrack.documents.letter.template_fields import FIELDS, FieldKind
from strengthtrack.documents.letter.template_syntax import nearest
from strengthtrack.documents.letter.word import shipped


def told(content: bytes) -> list[str]:
    return [fault.words for fault in check(content)]


@pytest.mark.parametrize("kind", LetterKind)
@pytest.mark.parametrize("paper", Paper)
def test_nothing_is_wrong_with_the_templates_that_ship(kind: LetterKind, paper: Paper) -> None:
    assert check(shipped(kind, paper)) == ()


def test_a_misspelt_field_is_told_with_its_page_its_paragraph_and_the_field_that_was_meant() -> None:
    assert told(made.of("First page.\f", "Dear {{ nmae }}")) == [
        "About page 2, in the paragraph “Dear {{ nmae }}”: there is no field “nmae”; did you mean “patient_name”?"
    ]


def test_every_fault_is_told_at_once_in_the_order_of_the_file() -> None:
    found = check(made.of("{{ one_unknown }} {{ date", "{% set x = 1 %}", "{%p if date %}", header="{{ klinic_name }}"))
    assert [fault.what for fault in found] == [
        "there is no field “one_unknown”",
        "“{{” is not closed",
        "“set” is not offered",
        "“{%p if date %}” has no end",
        "there is no field “klinic_name”",
    ]
    assert found[-1].words.startswith("In the header, in the paragraph “{{ klinic_name }}”: ")


@pytest.mark.parametrize(
    ("meant", "typed"),
    [("patient_name", "patient_nam"), ("patient_name", "name"), ("clinic_address", "clinic_adress"), ("plan", "plans"),
     ("results", "result_s"), ("", "xyzzy")],
)  # fmt: skip
def test_the_nearest_field_is_named_and_none_where_none_is_near(meant: str, typed: str) -> None:
    assert nearest(typed, [field.name for field in FIELDS]) == meant


@pytest.mark.parametrize(
    ("words", "what", "to_do"),
    [
        ("{{ date", "“{{” is not closed", "put “}}” where the field ends."),
        ("{% if date }}", "“{%” is not closed", "put “%}” where the field ends."),
        ("{# a note", "“{#” is not closed", "put “#}” where the field ends."),
        ("{{ {{ date }}", "“{{” is not closed", "put “}}” where the field ends."),
        ("{ date }}", "“}}” closes nothing", "put “{{” before it, or take it out."),
        ("{{ }}", "“{{ }}” cannot be read", "write it anew: a template may use fields, “if” and “for”."),
        ("{{ patient name }}", "“{{ patient name }}” cannot be read",
         "write it anew: a template may use fields, “if” and “for”."),
        ("{{ results.row }}", "there is no field “results.row”", "did you mean “results.rows”?"),
        ("{{ patient_name.upper }}", "there is no field “patient_name.upper”",
         "the list of fields says which there are."),
        ("{{ chart }}", "“chart” is a group of fields and cannot be printed",
         "print one of its fields: “chart.picture”."),
        ("{{ hidden }}", "“hidden” is yes or no and cannot be printed", "ask for it: “{%p if hidden %}”."),
        ("{{ results.rows }}", "“results.rows” is a list of groups and cannot be printed", "print each in a loop."),
        ("{% if date %}", "“{% if date %}” has no end", "put “{% endif %}” where it ends."),
        ("{% endif %}", "“{% endif %}” ends nothing", "take it out, or put the beginning before it."),
        ("{% else %}", "“{% else %}” stands in no “if”", "put it between an “if” and its end, or take it out."),
        ("{% if date %}{% else x %}{% endif %}", "“{% else x %}” cannot be read", "write it as “{% else %}”."),
        ("{% if date %}{% endfor %}{% endif %}", "“{% endfor %}” does not end “{% if date %}”", "write “{% endif %}”."),
        ("{% for line in date %}{% endfor %}", "“date” is words and no list", "print it: “{{ date }}”."),
        ("{% for line in results %}{% endfor %}", "“results” is a group of fields and no list",
         "did you mean “results.earlier”?"),
        ("{% for line in plans %}{{ line }}{% endfor %}", "there is no field “plans”", "did you mean “plan”?"),
        ("{%r if date %}", "“{%r if date %}” is of a form that is not offered", "write it without “r”."),
        ("{{p date }}", "“{{p date }}” is of a form that is not offered", "write it without “p”."),
        ("{%- if date %}", "“{%- if date %}” is of a form that is not offered", "leave out the sign beside “%”."),
        ("{%tr for row in results.rows %}", "“{%tr for row in results.rows %}” stands in no table",
         "write it with “p”, or move it into the table."),
        ("Plan: {%p if plan %}", "“{%p if plan %}” does not stand alone in its paragraph",
         "give it a paragraph of its own, for the whole paragraph goes away with it."),
        ("{{ date | title }}", "the filter “title” is not offered in this way",
         "a template may use “upper” and “lower” with words, and “join(\", \")” with a list of lines."),
        ("{{ date | join(', ') }}", "the filter “join” does not fit “date”",
         "a template may use “upper” and “lower” with words, and “join(\", \")” with a list of lines."),
        ("{{ " + "x" * 300 + " }}", "the field is longer than 200 letters", "delete it and type it anew in one go."),
        ("{_{ date }_}", "", ""),
    ],
)  # fmt: skip
def test_each_fault_says_what_it_is_and_what_to_do(words: str, what: str, to_do: str) -> None:
    found = [(fault.what, fault.words.rpartition("; ")[2]) for fault in check(made.of(words))]
    assert found == ([(what, to_do)] if what else [])


def test_a_block_that_begins_in_one_paragraph_and_ends_in_another_is_told() -> None:
    (fault,) = check(made.of("{% if date %}", "{% endif %}"))
    assert fault.what == "“{% endif %}” does not fit “{% if date %}”"
    assert fault.to_do == "write both in the same way, in the same paragraph, or give both a “p”"


def test_a_block_that_leaves_its_table_is_told() -> None:
    document = made.empty()
    table = document.add_table(1, 1)
    table.cell(0, 0).text = "{%p if date %}"
    document.add_paragraph("{%p endif %}")
    (fault,) = check(made.saved(document))
    assert fault.to_do == "write both in the same way, in the same table, cell or text"


def test_a_field_that_word_has_split_over_runs_is_found_whole() -> None:
    document = made.empty()
    paragraph = document.add_paragraph()
    for part in ("Dear {", "{ pat", "ient_", "name }", "}, {{ na", "me }}"):
        paragraph.add_run(part).bold = len(part) % 2 == 0
    (fault,) = check(made.saved(document))
    assert fault.what == "there is no field “name”"


def test_a_field_that_is_half_in_a_link_is_told() -> None:
    body = '<w:p><w:r><w:t>{{ da</w:t></w:r><w:hyperlink w:anchor="a"><w:r><w:t>te }}</w:t></w:r></w:hyperlink></w:p>'
    (fault,) = check(made.of_xml(body))
    assert fault.what == "“{{ date }}” stands partly in a link or in a tracked change"


@pytest.mark.parametrize(
    ("body", "where"),
    [
        ("<w:p><w:del><w:r><w:delText>{{ date }}</w:delText></w:r></w:del></w:p>",
         "text that was struck out with tracked changes"),
        ("<w:p><w:r><w:instrText>PAGE {{ date }}</w:instrText></w:r></w:p>", "a field code of Word’s"),
        ('<w:p><w:bookmarkStart w:id="1" w:name="{{ date }}"/></w:p>', "the name or description of something"),
    ],
)  # fmt: skip
def test_a_field_where_none_can_be_filled_is_told(body: str, where: str) -> None:
    assert told(made.of_xml(body)) == [f"A field stands in {where}; take it out there."]


def test_a_field_in_the_properties_is_told_not_filled() -> None:
    document = made.empty()
    document.core_properties.subject = "{{ patient_name }}"
    assert told(made.saved(document)) == [
        "In the properties of the file: a field stands where none is filled; move it into the text, or take it out."
    ]


def test_a_field_in_a_comment_is_told_not_filled() -> None:
    document = made.empty()
    document.add_comment(document.add_paragraph("words").runs, text="{{ patient_name }}")
    (fault,) = check(made.saved(document))
    assert fault.words.startswith("In a comment: a field stands where none is filled; ")


def test_braces_across_paragraphs_are_told() -> None:
    (fault,) = check(made.of("a {", "{ date b"))
    begins = "About page 1: “{” ends a paragraph, and “{” begins the next"
    assert fault.words == f"{begins}; put both into one, or a space between."
    assert [fault.what for fault in check(made.of("50 %", "} b"))] == ["“%” ends a paragraph, and “}” begins the next"]
    assert check(made.of("a {", "b }")) == ()


def test_a_text_longer_than_a_letter_is_told() -> None:
    (fault,) = check(made.of("x" * 1_000_000))
    assert fault.words.startswith("There is more text than a letter can have; ")


def test_what_would_come_out_damaged_is_found_when_the_template_is_tried(monkeypatch: pytest.MonkeyPatch) -> None:
    """No such template is known; should docxtpl break one, it is told and not written."""
    monkeypatch.setattr(DocxTemplate, "patch_xml", lambda _, xml: xml.replace("</w:p>", "", 1))
    (fault,) = check(made.of("words"))
    assert (fault.where, fault.what) == ("in the text", "the letter would be damaged once it is filled")


class TestPages:
    LAST = "<w:p><w:r><w:t>{{ nothing_known }}</w:t></w:r></w:p>"

    def page(self, before: str) -> tuple[int | None, bool]:
        (fault,) = faults(made.of_xml(before + self.LAST))
        return fault.page, fault.sure

    def test_a_page_ends_where_somebody_set_a_break(self) -> None:
        assert self.page('<w:p><w:r><w:br w:type="page"/></w:r></w:p>') == (2, False)
        assert self.page("<w:p><w:pPr><w:pageBreakBefore/></w:pPr></w:p>") == (2, False)
        assert self.page("<w:p><w:r><w:t>a</w:t><w:br/></w:r></w:p>") == (1, False)

    def test_a_page_ends_where_word_says_it_did(self) -> None:
        text = "<w:p><w:r><w:t>a</w:t><w:lastRenderedPageBreak/><w:t>b</w:t></w:r></w:p>"
        assert self.page(text * 2) == (3, True)

    def test_a_break_that_word_saved_after_one_that_was_set_is_the_same(self) -> None:
        set_one = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
        assert self.page(f"{set_one}<w:p><w:r><w:lastRenderedPageBreak/><w:t>b</w:t></w:r></w:p>") == (2, True)

    def test_a_section_that_begins_on_a_new_page_ends_one(self) -> None:
        section = "<w:p><w:pPr><w:sectPr>{}</w:sectPr></w:pPr><w:r><w:t>a</w:t></w:r></w:p>"
        assert self.page(section.format("")) == (2, False)
        same = section.format('<w:type w:val="continuous"/>')
        assert self.page(section.format("") + same) == (2, False)

    def test_a_file_that_tells_how_many_pages_it_has_is_believed_if_that_fits(self) -> None:
        content = made.of("{{ nothing_known }}")
        app = b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">%b</Properties>'
        for pages, sure in ((b"1", True), (b"2", False)):
            held = made.with_parts(content, {"docProps/app.xml": app % (b"<Pages>%b</Pages>" % pages)})
            (fault,) = faults(held)
            assert (fault.page, fault.sure) == (1, sure)


def test_a_fault_in_a_table_a_text_box_or_a_footer_says_so() -> None:
    document = made.empty()
    document.add_table(1, 1).cell(0, 0).text = "Cell {{ celll }}"
    document.sections[0].footer.paragraphs[0].text = "{{ foott }}"
    first, second = check(made.saved(document))
    assert first.place == "about page 1, in the table cell “Cell {{ celll }}”"
    assert second.place == "in the footer, in the paragraph “{{ foott }}”"
    box = (
        "<w:p><w:r><w:pict><v:shape xmlns:v='urn:schemas-microsoft-com:vml'><v:textbox><w:txbxContent>"
        "<w:p><w:r><w:t>{{ boxx }}</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>"
    )
    (third,) = check(made.of_xml(box))
    assert third.place == "about page 1, in the text box “{{ boxx }}”"


def test_a_long_paragraph_is_quoted_around_the_fault() -> None:
    (fault,) = check(made.of("word " * 40 + "{{ nothing_known }}" + " word" * 40))
    assert (
        fault.where == "in the paragraph “…word word word word word {{ nothing_known }} word word word word word word…”"
    )


def test_a_fault_without_a_place_is_a_sentence_of_its_own() -> None:
    assert TemplateFault("the file is damaged", "save it anew").words == "The file is damaged; save it anew."


def test_every_kind_of_field_can_be_written_as_the_list_says() -> None:
    printable = {FieldKind.WORDS, FieldKind.LINES, FieldKind.PICTURE}
    words = [f"{{{{ {field.name} }}}}" for field in FIELDS if field.kind in printable]
    asked = [line for field in FIELDS for line in (f"{{%p if not {field.name} %}}", "{%p endif %}")]
    assert check(made.of(*words, *asked)) == ()
    assert Document(io.BytesIO(made.of(*words))).paragraphs
