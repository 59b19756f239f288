"""Opens winmail.dat, in which Outlook wraps attachments for mail programs that are not Outlook (MS-OXTNEF).

Only what intake needs is read: the attachments with their names. The stream is a row of attributes, each with its level, id, length and
checksum; an attachment begins with `attAttachRenddata`.
"""

from __future__ import annotations

import struct

from intake.containers.found import Allowance, FoundPart, Opened, harmless_name

_SIGNATURE = 0x223E9F78
_LEVEL_ATTACHMENT = 2
_BEGIN = 0x00069002  # attAttachRenddata
_TITLE = 0x00018010  # attAttachTitle
_CONTENT = 0x0006800F  # attAttachData
_PROPERTIES = 0x00069005  # attAttachment: MAPI properties, the long file name among them
_LONG_NAME_UNICODE = 0x3707001F
_LONG_NAME = 0x3707001E


def open_tnef(content: bytes, filename: str, allowance: Allowance) -> Opened:
    """Every attachment of the stream, or why it could not be opened."""
    try:
        found = _attachments(content)
    except (struct.error, ValueError):
        return Opened(problem="The winmail.dat is damaged. Send the documents from another mail program.", problem_code="broken")
    if not found:
        return Opened((FoundPart("message text", b"", "skipped", "The winmail.dat holds a text and no attachment.", "mail_text"),))
    if len(found) > allowance.files or sum(len(each) for _, each in found) > allowance.total_bytes:
        return Opened(problem="The winmail.dat holds too much. Send it in parts.", problem_code="too_large_inside", refused=True)
    return Opened(tuple(FoundPart(harmless_name(name, f"attachment {n}"), each) for n, (name, each) in enumerate(found, start=1)))


def _attachments(content: bytes) -> list[tuple[str, bytes]]:
    signature, _key = struct.unpack_from("<IH", content, 0)
    if signature != _SIGNATURE:
        raise ValueError("no TNEF signature")
    found: list[tuple[str, bytes]] = []
    name, body = "", None
    offset = 6
    while offset + 9 <= len(content):
        level, attribute, length = struct.unpack_from("<BII", content, offset)
        start = offset + 9
        if start + length > len(content):
            raise ValueError("an attribute breaks off")
        piece = content[start : start + length]
        offset = start + length + 2  # two bytes of checksum
        if level != _LEVEL_ATTACHMENT:
            continue
        if attribute == _BEGIN:
            if body is not None:
                found.append((name, body))
            name, body = "", None
        elif attribute == _TITLE:
            name = name or piece.split(b"\0", 1)[0].decode("cp1252", "replace")
        elif attribute == _CONTENT:
            body = piece
        elif attribute == _PROPERTIES:
            name = _long_name(piece) or name
    if body is not None:
        found.append((name, body))
    return found


def _long_name(properties: bytes) -> str | None:
    """The long file name among MAPI properties, found by its tag: count 1, length, text."""
    for tag, encoding in ((_LONG_NAME_UNICODE, "utf-16-le"), (_LONG_NAME, "cp1252")):
        at = properties.find(struct.pack("<II", tag, 1))
        if at >= 0 and at + 12 <= len(properties):
            (length,) = struct.unpack_from("<I", properties, at + 8)
            if 0 < length <= 1024:
                return properties[at + 12 : at + 12 + length].decode(encoding, "replace").rstrip("\0")
    return None
