"""Make the letters that ship, `resources/letters/*.docx`, and the table of fields; run it again after a change here.

    .venv/bin/python packaging/make_letter_template.py

What stands between braces is filled by documents/letter/word.py; the order is that of documents/letter/layout.py, the
measures are those of documents/letter/look.py.
"""

import sys
from pathlib import Path

from letter_templates.fields_table import with_table
from letter_templates.letter import every

TOP = Path(__file__).resolve().parent.parent
LETTERS, PAGE = TOP / "resources" / "letters", TOP / "docs" / "letter-templates.md"

if __name__ == "__main__":
    LETTERS.mkdir(parents=True, exist_ok=True)
    for name, content in every().items():
        (LETTERS / name).write_bytes(content)
        sys.stdout.write(f"{LETTERS / name}\n")
    PAGE.write_text(with_table(PAGE.read_text(encoding="utf-8")), encoding="utf-8", newline="\n")
