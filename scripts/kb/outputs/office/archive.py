"""Office files are zips: the same contents give the same bytes, whatever the clock says."""

from __future__ import annotations

import io
import re
import zipfile

LONG_AGO = (1980, 1, 1, 0, 0, 0)
STAMPS = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*(</dcterms:)")
PICTURES = re.compile(rb'<Relationship [^>]*Target="docProps/thumbnail\.jpeg"[^>]*/>')
LEFT_OUT = "docProps/thumbnail.jpeg"


def settled(data: bytes, date: str) -> bytes:
    """Pack an office file again: entries in order, fixed times, no picture of the template, the edition's date."""
    stamp = f"{date}T00:00:00Z".encode()
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        names = sorted(set(old.namelist()) - {LEFT_OUT})
        # Readers want to find this entry first.
        for name in sorted(names, key=lambda n: (n != "[Content_Types].xml", n)):
            content = old.read(name)
            if name == "docProps/core.xml":
                content = STAMPS.sub(rb"\g<1>" + stamp + rb"\g<2>", content)
            elif name == "_rels/.rels":
                content = PICTURES.sub(b"", content)
            entry = zipfile.ZipInfo(name, LONG_AGO)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            new.writestr(entry, content, compresslevel=9)
    return out.getvalue()
