"""Print the way back: each page's own address as a QR code, for the reader with the paper in hand.

It is drawn into the page, where it costs 0.3–0.5 KB packed (437 bytes on the middle one of 426 pages) and no
request. A file of its own beside each page would be fetched on screens too by browsers that do not know lazy
images, and need not have arrived when the paper does. The style sheet shows it on paper only, so no screen
reader meets it.
"""

from __future__ import annotations

import io

import segno

from kb.finish.addresses import address_of
from kb.finish.markup import Edit, Page, Tag

PLACE = "data-kb-qr"
QUIET = 4  # modules of white that readers of the code need round it
# Any mask may be chosen; weighing all eight takes five times as long, and blurred, noisy and turned codes of
# 426 of our addresses were read as often with this one.
MASK = 3


def fill(page: Page, root: str) -> tuple[Edit, ...]:
    """Draw the code into each place the page has for it; without an address there is nothing to draw."""
    if not root or page.path.endswith("404.html"):
        return ()
    return tuple(_filled(page, tag, svg(root + address_of(page.path))) for tag in page.having(PLACE))


def svg(address: str) -> str:
    """Draw a code, as strongly corrected as fits without more modules."""
    code = segno.make(address, error="l", micro=False, mask=MASK)
    drawn = io.BytesIO()
    code.save(drawn, kind="svg", xmldecl=False, svgns=False, nl=False, border=0, omitsize=True, lineclass=None)
    path = drawn.getvalue().decode()
    path = path[path.index("<path") : path.index("</svg>")].replace(' class="qrline"', "")
    side = code.symbol_size(border=0)[0] + 2 * QUIET
    return f'<svg viewBox="-{QUIET} -{QUIET} {side} {side}" aria-hidden="true">{path}</svg>'


def _filled(page: Page, tag: Tag, drawing: str) -> Edit:
    """Put the drawing in, in place of an older one."""
    return Edit(tag.end, page.text.index(f"</{tag.name}>", tag.end), drawing)
