"""QR codes as inline drawings, so that a printed page leads back to itself."""

from functools import lru_cache
from io import BytesIO

import segno

# Beyond this a code gets too dense to be read from cheap paper.
LONGEST_ADDRESS = 200
QUIET_ZONE = 4


@lru_cache(maxsize=512)
def qr_drawing(address: str) -> str:
    """The SVG of the QR code of an address, with the quiet zone the standard asks for (ISO/IEC 18004)."""
    code = segno.make(address, error="l", micro=False, boost_error=False)
    drawing = BytesIO()
    code.save(
        drawing,
        kind="svg",
        border=QUIET_ZONE,
        xmldecl=False,
        svgns=False,
        omitsize=True,
        svgclass="kp-qr",
        lineclass=None,
        nl=False,
    )
    return drawing.getvalue().decode()


def printable_address(address: str) -> str:
    """The address to be drawn: without its filters where it would be too long."""
    return address if len(address) <= LONGEST_ADDRESS else address.partition("?")[0]
