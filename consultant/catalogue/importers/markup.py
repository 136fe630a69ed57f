"""XML files of the code sets, parsed without entities and checked for their root element."""

from __future__ import annotations

from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import parse

from consultant.catalogue.reading import Source, refuse
from consultant.errors import InputError


def parsed(source: Source, root_name: str) -> Element:
    """The root element.

    Raises:
        InputError: it is not well-formed up to its end, declares entities, or has another root.
    """
    try:
        with source.octets() as stream:
            root = parse(stream).getroot()
    except ParseError as error:
        refuse(source, error.position[0], "XML", str(error), "well-formed XML up to its end")
    except DefusedXmlException as error:
        raise InputError(
            f"{source.name}: XML with entity declarations is refused; nothing was changed"
        ) from error
    if root is None or root.tag != root_name:
        refuse(source, 1, "root element", root.tag if root is not None else "", root_name)
    return root


def version_of(source: Source, root: Element) -> int:
    """The fiscal year in the `version` element.

    Raises:
        InputError: there is none.
    """
    version = (root.findtext("version") or "").strip()
    if not (version.isdigit() and len(version) == 4):
        refuse(source, 1, "version", version, "a fiscal year")
    return int(version)


def text_of(element: Element, path: str) -> str:
    """The text below a child element in one line; empty when there is none."""
    child = element.find(path)
    return "" if child is None else words_of(child)


def words_of(element: Element) -> str:
    """All text of an element in one line."""
    return " ".join("".join(element.itertext()).split())
