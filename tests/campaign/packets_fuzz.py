"""Packets spoiled by chance: bytes, tokens, numbers, objects, updates, signatures, records.

Each try is repeated by its seed and number alone. What comes out is either one of the genuine
files, byte for byte, or must be refused, in words, within limits of time and memory.
"""

import base64
import hashlib
import json
import random
import re
import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import pikepdf

from tests.campaign.packets_forge import (
    appended,
    contents_at,
    edited_cms,
    sized_stream,
    written_over,
)
from tests.campaign.packets_world import World

_OBJECT = re.compile(rb"(?m)^(\d+) 0 obj\n")
_NUMBER = re.compile(rb"(?<![\w.])\d{1,10}(?![\w.])")
_TOKENS: tuple[bytes, ...] = (
    b"/Contents", b"/ByteRange", b"/Prev", b"/Root", b"/Size", b"/Kids", b"/Parent", b"/Length",
    b"/Filter", b"/Type", b"/Subtype", b"/AP", b"/FT", b"/T", b"/V", b"/Fields", b"/Names", b"/EF",
    b"obj", b"endobj", b"stream", b"endstream", b"xref", b"trailer", b"startxref", b"%%EOF", b"<<",
    b">>", b"[", b"]", b" R", b"true", b"null", b"/FlateDecode", b"/ASWKStatement", b"/DocMDP",
    b"/Sig", b"/Count", b"/MediaBox", b"/StructTreeRoot", b"/SubFilter", b"/Perms", b"/Reference",
)  # fmt: skip
_NUMBERS: tuple[bytes, ...] = (
    b"0", b"1", b"-1", b"2147483647", b"2147483648", b"4294967296", b"9999999999", b"0.5", b"1e9",
    b"00000000000000000001", b"18446744073709551616",
)  # fmt: skip


@dataclass(frozen=True)
class Seed:
    """A genuine file and what is known of it, found once."""

    pdf: bytes
    objects: tuple[tuple[int, int, int], ...]
    """Number, begin and end of each object, those of signatures and of the form more often."""
    ends: tuple[int, ...]
    """Where its revisions end."""


def seeds_of(world: World) -> tuple[Seed, ...]:
    """The files to spoil; the shortest most, because it is read fastest."""
    return (*[_seed(world.certified)] * 4, _seed(world.escalated))


def _seed(pdf: bytes) -> Seed:
    found = []
    for each in _OBJECT.finditer(pdf):
        end = pdf.find(b"endobj", each.end())
        body = pdf[each.start() : end]
        often = 6 if re.search(rb"/(Sig|Catalog|Pages|EmbeddedFile|Filespec|Widget)\b", body) else 1
        found += [(int(each[1]), each.start(), end)] * often
    ends = tuple(each.end() for each in re.finditer(rb"%%EOF\n", pdf))
    return Seed(pdf, tuple(found), ends)


Mutate = Callable[[Seed, random.Random], bytes]


def mutated(seeds: Sequence[Seed], seed: int, number: int) -> tuple[str, bytes]:
    """What was done in this try, and the file."""
    chance = random.Random(f"{seed}:{number}")
    one = chance.choice(seeds)
    name = chance.choice(_NAMES)
    return name, MUTATIONS[name](one, chance)


def _flip(seed: Seed, chance: random.Random) -> bytes:
    found = bytearray(seed.pdf)
    for _ in range(chance.choice((1, 1, 1, 2, 8))):
        found[chance.randrange(len(found))] ^= 1 << chance.randrange(8)
    return bytes(found)


def _flip_text(seed: Seed, chance: random.Random) -> bytes:
    """A bit of what is not packed: dictionaries, tables, signatures."""
    _, begin, end = chance.choice(seed.objects)
    head = seed.pdf.find(b"stream", begin, end)
    at = chance.randrange(begin, head if head > begin else end)
    return written_over(seed.pdf, at, bytes([seed.pdf[at] ^ 1 << chance.randrange(8)]))


def _flip_tail(seed: Seed, chance: random.Random) -> bytes:
    """A bit of a table or trailer."""
    end = chance.choice(seed.ends)
    begin = max(seed.pdf.rfind(b"xref\n", 0, end - 30), end - 1200)
    at = chance.randrange(begin, end)
    return written_over(seed.pdf, at, bytes([seed.pdf[at] ^ 1 << chance.randrange(8)]))


def _block(seed: Seed, chance: random.Random) -> bytes:
    """Bytes taken out, put in twice, zeroed, or moved."""
    size = min(chance.choice((1, 2, 16, 200, 4_000)), len(seed.pdf) // 3)
    at = chance.randrange(len(seed.pdf) - size)
    to = chance.randrange(len(seed.pdf))
    block = seed.pdf[at : at + size]
    how = chance.randrange(5)
    if how == 0:
        return seed.pdf[:at] + seed.pdf[at + size :]
    if how == 1:
        return seed.pdf[:to] + block + seed.pdf[to:]
    if how == 2:
        return written_over(seed.pdf, at, bytes(size))
    if how == 3:
        return written_over(seed.pdf, at, chance.randbytes(size))
    return written_over(seed.pdf, min(to, len(seed.pdf) - size), block)


def _cut(seed: Seed, chance: random.Random) -> bytes:
    """Cut off anywhere, or at the end of a revision, with or without an end."""
    at = chance.choice((chance.randrange(len(seed.pdf)), *seed.ends))
    return seed.pdf[:at] + chance.choice((b"", b"%%EOF\n", b"startxref\n0\n%%EOF\n"))


def _token(seed: Seed, chance: random.Random) -> bytes:
    """A word of the language for another."""
    old = chance.choice(_TOKENS)
    places = [each.start() for each in re.finditer(re.escape(old), seed.pdf)]
    if not places:
        return _flip(seed, chance)
    at = chance.choice(places)
    return seed.pdf[:at] + chance.choice(_TOKENS) + seed.pdf[at + len(old) :]


def _number(seed: Seed, chance: random.Random) -> bytes:
    """A number of a dictionary or table for another, as long as it or not."""
    _, begin, end = chance.choice(seed.objects)
    if chance.random() < 0.3:
        end = chance.choice(seed.ends)
        begin = max(0, end - 2_000)
    found = list(_NUMBER.finditer(seed.pdf, begin, min(end, begin + 4_000)))
    if not found:
        return _flip(seed, chance)
    one = chance.choice(found)
    other = chance.choice((*_NUMBERS, b"%d" % chance.randrange(len(seed.pdf))))
    if chance.random() < 0.7:
        other = other[: len(one[0])].rjust(len(one[0]), b"0")
    return seed.pdf[: one.start()] + other + seed.pdf[one.end() :]


def _object(seed: Seed, chance: random.Random) -> bytes:
    """One object's text in the place of another's, or twice."""
    _, begin, end = chance.choice(seed.objects)
    _, other, last = chance.choice(seed.objects)
    text = seed.pdf[other:last]
    if chance.random() < 0.5:
        return seed.pdf[:begin] + text + seed.pdf[end:]
    return seed.pdf[:begin] + text + b"endobj\n" + seed.pdf[begin:]


def _update(seed: Seed, chance: random.Random) -> bytes:
    """A well-made update: an object as another is, spoiled, empty, packed, or new."""
    number, begin, end = chance.choice(seed.objects)
    _, other, last = chance.choice(seed.objects)
    body = seed.pdf[seed.pdf.index(b"\n", other) + 1 : last].rstrip(b"\n")
    texts = (
        body,
        b"<< >>",
        b"null",
        b"[%s]" % (b"%d 0 R " % number),
        sized_stream(body * chance.choice((1, 50))),
        _spoiled(seed.pdf[seed.pdf.index(b"\n", begin) + 1 : end].rstrip(b"\n"), chance),
    )
    more = chance.choice((b"", b"", b"", b"/Info 1 0 R", b"/Encrypt 1 0 R", b"/XRefStm 9"))
    objects = {chance.choice((number, number, 9_000)): chance.choice(texts)}
    return appended(seed.pdf, objects, more=more)


def _spoiled(text: bytes, chance: random.Random) -> bytes:
    found = bytearray(text or b" ")
    for _ in range(chance.randrange(1, 4)):
        at = chance.randrange(len(found))
        found[at : at + chance.randrange(3)] = chance.choice((b"", b"/X", b"<", b"(", b"7"))
    return bytes(found)


def _signature(seed: Seed, chance: random.Random) -> bytes:
    """The value of a signature: a bit, a length, a part, another size."""
    places = list(re.finditer(rb"/Contents <([0-9a-fA-F]+)>", seed.pdf))
    one = chance.choice(places)
    der = bytearray(base64.b16decode(one[1], casefold=True))
    size = 4 + int.from_bytes(der[2:4], "big")
    for _ in range(chance.choice((1, 1, 2, 5))):
        at = chance.randrange(size)
        how = chance.randrange(4)
        if how == 0:
            der[at] ^= 1 << chance.randrange(8)
        elif how == 1:
            der[at] = chance.choice((0, 0x30, 0x31, 0x80, 0xA0, 0xFF, 0x82, 2))
        elif how == 2:
            del der[at]
        else:
            der.insert(at, chance.randrange(256))
    if chance.random() < 0.5:
        der[2:4] = max(0, len(bytes(der).rstrip(b"\0")) - 4).to_bytes(2, "big")
    text = base64.b16encode(bytes(der))[: len(one[1])].ljust(len(one[1]), b"0")
    return written_over(seed.pdf, one.start(1), text)


def _certificates(seed: Seed, chance: random.Random) -> bytes:
    """The certificates around a signature, which nobody signed: one less, one more, two of one."""
    begin, end = contents_at(seed.pdf)
    der = base64.b16decode(seed.pdf[begin:end], casefold=True)
    der = der[: 4 + int.from_bytes(der[2:4], "big")]

    def change(signed: Any) -> None:
        held = list(signed["certificates"])
        how = chance.randrange(4)
        if how == 0:
            held.pop(chance.randrange(len(held)))
        elif how == 1:
            held.append(chance.choice(held).copy())
        elif how == 2:
            held.reverse()
        else:
            name = held[0].chosen["tbs_certificate"]["subject"].chosen
            name[0][0]["value"] = name[0][0]["value"].copy()
        signed["certificates"] = held

    text = base64.b16encode(edited_cms(der, change)).ljust(end - begin, b"0")
    return written_over(seed.pdf, begin, text[: end - begin])


def _statement(seed: Seed, chance: random.Random) -> bytes:
    """A letter of a statement."""
    at = seed.pdf.rindex(b"/ASWKStatement (") + chance.randrange(16, 900)
    return written_over(seed.pdf, at, bytes([chance.randrange(32, 127)]))


def _resaved(seed: Seed, chance: random.Random) -> bytes:
    """Written anew by a program, with one of its objects taken away."""
    with pikepdf.open(BytesIO(seed.pdf)) as opened:
        if chance.random() < 0.7:
            opened.objects[chance.randrange(1, len(opened.objects))] = pikepdf.Dictionary()
        output = BytesIO()
        modes = pikepdf.ObjectStreamMode
        opened.save(
            output, object_stream_mode=chance.choice((modes.disable, modes.generate)),
            compress_streams=chance.random() < 0.5, static_id=True,
        )  # fmt: skip
    return output.getvalue()


def _record(seed: Seed, chance: random.Random) -> bytes:
    """The record changed, in an update that is well made."""
    with pikepdf.open(BytesIO(seed.pdf)) as opened:
        stream = opened.Root.Names.EmbeddedFiles.Names[1].EF.F
        number, record = stream.objgen[0], json.loads(stream.read_bytes())
    _change(record, chance)
    data = json.dumps(record, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()
    if chance.random() < 0.3:
        data = _spoiled(data, chance)
    packed = zlib.compress(data)
    head = b"<< /Type /EmbeddedFile /Filter /FlateDecode /Length %d /Params << /CheckSum <%s> >> >>"
    text = head % (len(packed), hashlib.md5(data).hexdigest().encode())
    return appended(seed.pdf, {number: text + b"\nstream\n" + packed + b"\nendstream"})


def _change(value: Any, chance: random.Random) -> None:
    """Something somewhere in a record is another thing."""
    while True:
        keys = list(value) if isinstance(value, dict) else list(range(len(value)))
        if not keys:
            return
        key = chance.choice(keys)
        if not isinstance(value[key], (dict, list)) or chance.random() < 0.2:
            break
        value = value[key]
    values = (None, 0, -1, "", "x", "low", [], {}, True, 2**53, "\u202e", ["x"] * 9, "A" * 70_000)
    value[key] = chance.choice(values)


MUTATIONS: dict[str, Mutate] = {
    "bits": _flip,
    "bits of text": _flip_text,
    "bits of tables": _flip_tail,
    "blocks": _block,
    "cuts": _cut,
    "words": _token,
    "numbers": _number,
    "objects": _object,
    "updates": _update,
    "signatures": _signature,
    "certificates": _certificates,
    "statements": _statement,
    "rewritten": _resaved,
    "records": _record,
}
_SHARES = {"rewritten": 1, "records": 1, "updates": 3, "certificates": 2, "cuts": 6}
_NAMES = tuple(name for name in MUTATIONS for _ in range(_SHARES.get(name, 8)))
