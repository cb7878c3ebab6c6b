"""The table of fields in docs/letter-templates.md."""

from strengthtrack.documents.letter.template_fields import paths, written

BEGINS, ENDS = "<!-- fields -->", "<!-- end of fields -->"


def fields_table() -> str:
    """Every field with how it is written, what it holds and what that means, as Markdown."""
    head = ("| in the template | holds | what |", "|---|---|---|")
    rows = (f"| `{written(path, one.kind)}` | {one.kind.value} | {one.meaning} |" for path, one in paths())
    return "\n".join((*head, *rows))


def with_table(page: str) -> str:
    """The page with its table made anew."""
    before, rest = page.split(BEGINS)
    after = rest.split(ENDS)[1]
    return f"{before}{BEGINS}\n{fields_table()}\n{ENDS}{after}"
