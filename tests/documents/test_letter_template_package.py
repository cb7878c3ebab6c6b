import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as some

import template_samples as made
from letter_samples import FULL
from strengthtrack.documents.letter import template_package
from strengthtrack.documents.letter.pictures import Pictures
from strengthtrack.documents.letter.template_check import check
from strengthtrack.documents.letter.word import word

PLAIN = made.of("Dear {{ patient_name }},")
RELS = "word/_rels/document.xml.rels"
TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"


def told(content: bytes) -> list[str]:
    return [fault.words for fault in check(content)]


def linked(kind: str, target: str = "x.bin", *, outside: bool = False) -> bytes:
    mode = ' TargetMode="External"' if outside else ""
    link = f'<Relationship Id="rId99" Type="{TYPE}{kind}" Target="{target}"{mode}/></Relationships>'
    held = made.swapped(PLAIN, RELS, b"</Relationships>", link.encode())
    return held if outside else made.with_parts(held, {"word/x.bin": b"x"})


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "The file is no Word document; save it in Word as “Word Document (.docx)” and choose that file."),
        (b"words", "The file is no Word document; save it in Word as “Word Document (.docx)” and choose that file."),
        (PLAIN[:-200], "The file is damaged; save it in Word as “Word Document (.docx)” and choose that file."),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 99,
         "The file is of an older Word (.doc); save it in Word as “Word Document (.docx)” and choose that file."),
        (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"),
         "The file is locked with a password; save it in Word without a password."),
        (PLAIN + b"\0" * 10_000_000, "The file is larger than 10 MB; take large pictures out of it."),
    ],
)  # fmt: skip
def test_what_is_no_word_file_is_told_in_one_sentence(content: bytes, words: str) -> None:
    assert told(content) == [words]


def test_an_archive_of_something_else_is_no_word_document() -> None:
    other = io.BytesIO()
    with zipfile.ZipFile(other, "w") as file:
        file.writestr("mimetype", "application/vnd.oasis.opendocument.text")
    assert told(other.getvalue())[0].startswith("The file is no Word document; ")


@pytest.mark.parametrize("spoilt", [b"<w:document", b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'])
def test_a_part_that_is_not_whole_or_declares_something_is_damage(spoilt: bytes) -> None:
    (words,) = told(made.with_parts(PLAIN, {"word/styles.xml": spoilt}))
    assert words.startswith("The file is damaged; ")


def test_a_file_without_its_text_is_damaged() -> None:
    (words,) = told(made.with_parts(PLAIN, {}, without="word/document.xml"))
    assert words == "The file is damaged; copy its text into a new document in Word, and save that."


@given(some.lists(some.tuples(some.integers(0, len(PLAIN) - 1), some.integers(0, 255)), min_size=1, max_size=20))
def test_whatever_bytes_are_wrong_the_file_is_told_or_fills_a_letter(wrong: list[tuple[int, int]]) -> None:
    spoilt = bytearray(PLAIN)
    for at, byte in wrong:
        spoilt[at] = byte
    assert check(bytes(spoilt)) or word(FULL, Pictures(), bytes(spoilt))


@pytest.mark.parametrize(
    ("part", "old", "new"),
    [
        ("[Content_Types].xml", b'ContentType="application/xml"', b""),
        ("docProps/core.xml", b"coreProperties", b"coreProperty"),
        ("word/_rels/document.xml.rels", b"Type=", b"Kind="),
        ("word/document.xml", b'w:w="11906"', b'w:w="wide"'),
    ],
)
def test_damage_that_would_show_only_in_the_letter_shows_before(part: str, old: bytes, new: bytes) -> None:
    (words,) = told(made.swapped(PLAIN, part, old, new))
    assert words == "The file is damaged; copy its text into a new document in Word, and save that."


class TestBombs:
    def test_one_that_unpacks_to_hundreds_of_megabytes_is_not_unpacked(self) -> None:
        zeros = made.with_parts(PLAIN, {"word/media/image1.png": b"\0" * 61_000_000})
        assert len(zeros) < 200_000
        assert told(zeros)[0].startswith("The file unpacks to more than a letter can hold; ")

    def test_nor_one_of_endless_entries(self) -> None:
        many = made.with_parts(PLAIN, {f"word/media/{number}.png": b"" for number in range(1_001)})
        assert told(many)[0].startswith("The file unpacks to more than a letter can hold; ")

    def test_nor_one_with_too_much_text(self) -> None:
        long = made.with_parts(PLAIN, {"word/comments.xml": b"<a>" + b" " * template_package.LARGEST_TEXT + b"</a>"})
        assert told(long)[0].startswith("The file holds more text than a letter can; ")

    def test_a_size_that_is_not_true_is_damage(self) -> None:
        zeros = made.with_parts(PLAIN, {"word/media/image1.png": b"\0" * 5_000_000})
        size, lie = (number.to_bytes(4, "little") for number in (5_000_000, 50))
        assert told(zeros.replace(size, lie))[0].startswith("The file is damaged; ")


class TestWhatRunsOrLiesOutside:
    HOLDS = "The file holds {}, which a letter may not carry; copy its text into a new document in Word, and save that."

    def test_a_file_with_macros_is_refused_under_any_name(self) -> None:
        types = "[Content_Types].xml"
        old = b"openxmlformats-officedocument.wordprocessingml.document.main"
        macros = made.swapped(PLAIN, types, b"vnd." + old, b"vnd.ms-word.document.macroEnabled.main")
        assert told(macros) == [self.HOLDS.format("macros")]
        assert told(made.with_parts(PLAIN, {"word/vbaProject.bin": b"x"})) == [self.HOLDS.format("macros")]

    def test_a_word_template_file_is_to_be_saved_as_a_document(self) -> None:
        old = b"document.main+xml"
        (words,) = told(made.swapped(PLAIN, "[Content_Types].xml", old, b"template.main+xml"))
        assert words == "The file is no Word document; save it in Word as “Word Document (.docx)” and choose that file."

    @pytest.mark.parametrize(
        ("kind", "what"),
        [
            ("oleObject", "an object of another program"), ("package", "a file of another program"),
            ("control", "an ActiveX control"), ("aFChunk", "another document"), ("vbaProject", "macros"),
        ],
    )  # fmt: skip
    def test_what_another_program_put_in_is_refused(self, kind: str, what: str) -> None:
        assert told(linked(kind)) == [self.HOLDS.format(what)]

    @pytest.mark.parametrize(
        ("kind", "words"),
        [
            ("image", "It holds a picture that lies outside the file; insert the picture into the document in Word."),
            ("attachedTemplate", ("It is tied to another template, outside the file; take that off in Word, "
             "under Document Template, or copy its text into a new document.")),
            ("oleObject", ("It is tied to something outside the file; "
             "copy its text into a new document in Word, and save that.")),
        ],
    )  # fmt: skip
    def test_what_lies_outside_is_refused(self, kind: str, words: str) -> None:
        assert told(linked(kind, "https://example.org/x", outside=True)) == [words]

    def test_a_link_to_a_page_is_fine(self) -> None:
        assert told(linked("hyperlink", "https://example.org/", outside=True)) == []

    @pytest.mark.parametrize("code", ["INCLUDETEXT", "dde", "DDEAUTO", "INCLUDEPICTURE", "LINK"])
    def test_a_field_code_that_fetches_is_refused(self, code: str) -> None:
        simple = f'<w:p><w:fldSimple w:instr=" {code} x "/></w:p>'
        begin, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "end"))
        split = "".join(f"<w:r><w:instrText>{part}</w:instrText></w:r>" for part in (code[:2], code[2:], " x"))
        words = f"The file holds the field code “{code.upper()}”, which fetches from outside the file; delete it."
        assert told(made.of_xml(simple)) == [words]
        assert told(made.of_xml(f"<w:p>{begin}{split}{end}</w:p>")) == [words]

    def test_a_page_number_and_a_link_in_a_field_code_are_fine(self) -> None:
        begin, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "end"))
        codes = ("PAGE", 'HYPERLINK "https://example.org/link"')
        body = "".join(f"{begin}<w:r><w:instrText> {code} </w:instrText></w:r>{end}" for code in codes)
        assert told(made.of_xml(f"<w:p>{body}</w:p>")) == []
