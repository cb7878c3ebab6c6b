"""The XML of a Word file, read as plain XML: without declarations, without the network, and never in part."""

from typing import Any

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


class Damaged(Exception):  # noqa: N818 - not an error of ours, something in the file
    """What is no whole XML, or brings declarations of its own along."""


def read(xml: bytes) -> Any:
    """The root of an XML part; python-docx's own elements mean other things by their text. Raises Damaged."""
    from lxml import etree  # type: ignore[import-untyped]

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(xml, parser)
    except (etree.XMLSyntaxError, ValueError) as fault:
        raise Damaged from fault
    if root.getroottree().docinfo.doctype:
        raise Damaged
    return root


def written(root: Any) -> str:
    """The XML of a root as text."""
    from lxml import etree

    return str(etree.tostring(root, encoding="unicode"))


def word_tag(name: str) -> str:
    """The whole name of an element or attribute of Word's: “p”, “tr”, “val”."""
    return f"{_W}{name}"
