"""Whether live connections get through: tested before anybody comes in, and said if not.

Some networks let pages through and WebSockets not. Streamlit can then draw nothing at all, so
the page that asks for a name finds out beforehand, with the one script that it has.
"""

from __future__ import annotations

from html import escape

from starlette.requests import Request
from starlette.responses import Response

from workshop.translation import t

SCRIPT = """// Whether a WebSocket gets through to where this page came from.
const PATIENCE_MS = 6000
const say = () => (document.getElementById("blocked").hidden = false)
try {
  const scheme = location.protocol === "https:" ? "wss" : "ws"
  const socket = new WebSocket(`${scheme}://${location.host}/live`)
  const patience = setTimeout(say, PATIENCE_MS)
  socket.onopen = () => {
    clearTimeout(patience)
    socket.close()
  }
  socket.onerror = say
} catch {
  say()
}
"""


def part() -> str:
    """What a page that lets people in has in it."""
    sentence = t(
        "This network does not let live connections through, so your phone could not follow the "
        "room. Tell the facilitator: you can take part on paper. Or try another network."
    )
    return (
        f'<p class="said" id="blocked" role="alert" hidden>{escape(sentence)}</p>'
        '<script src="/line-test.js" defer></script>'
    )


async def line_test(request: Request) -> Response:
    """GET /line-test.js: the script."""
    return Response(SCRIPT, media_type="text/javascript", headers={"Cache-Control": "no-cache"})
