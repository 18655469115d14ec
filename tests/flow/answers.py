"""Answers as each partner system reads them: checked for its bytes first, then taken apart."""
import re
import xml.etree.ElementTree as ElementTree

ACK = "{urn:example:jiritsu:ack:1}"


def _root(text):
    return ElementTree.fromstring(re.sub(r"^<\?xml.*?\?>", "", text))


def _cp932_text(data, declared):
    """Strict CP932 with CRLF everywhere and the declared name of the encoding, as both such partners want it."""
    text = data.decode("cp932")
    assert text.startswith(f'<?xml version="1.0" encoding="{declared}"?>\r\n'), text[:60]
    assert "\n" not in text.replace("\r\n", ""), "a line ends without CR"
    assert text.encode("cp932") == data, "not the usual code of a character"
    return text


def madoguchi(data):
    """[{番号, 区分, 案件番号, 理由}] of a .result.xml; its own attributes under the key None."""
    root = _root(_cp932_text(data, "Shift_JIS"))
    assert root.tag == "処理結果", root.tag
    lines = [dict(line.attrib, 理由=line.text or "") for line in root]
    assert root.get("件数") == str(len(lines))
    return root.attrib, lines


def jiritsu(data):
    """(attributes of Ack, [attributes of Result])."""
    text = data.decode("utf-8-sig")
    assert "\r" not in text
    root = _root(text)
    assert root.tag == ACK + "Ack", root.tag
    lines = [line.attrib for line in root.iter(ACK + "Result")]
    assert root.get("count") == str(len(lines))
    return root.attrib, lines


def bunsho(data):
    """(attributes of 結果, [attributes of 議題])."""
    root = _root(_cp932_text(data, "Windows-31J"))
    assert root.tag == "結果", root.tag
    return root.attrib, [line.attrib for line in root.iter("議題")]
