"""Measure everything, print a table, write bench/results.json: ``python -m bench``."""

from __future__ import annotations

import asyncio
import json
import tempfile
from collections.abc import AsyncIterator
from pathlib import Path

import uvloop

from bench import crowd_bench, live_bench, log_bench, page_bench, tap_bench
from bench.measure import Result
from bench.streamlit_client import become_facilitator
from data.store.opening import open_log
from tests.serving import Server

RESULTS = Path(__file__).parent / "results.json"
LINE = "{:<52} {:>10} {:>19}  {:<9} {:>8}  {}"
VERDICT = {True: "met", False: "MISSED", None: ""}


def show(result: Result) -> Result:
    """Print one line of the table as soon as it is known."""
    low, high = (_number(value) for value in (min(result.runs), max(result.runs)))
    print(
        LINE.format(
            result.name,
            _number(result.value),
            f"{low} to {high}",
            result.unit,
            result.target,
            VERDICT[result.met],
        ).rstrip(),
        flush=True,
    )
    return result


def _number(value: float) -> str:
    return f"{value:,.0f}" if value >= 1000 else f"{value:.2f}" if value < 10 else f"{value:.1f}"


async def served(server: Server) -> AsyncIterator[Result]:
    """The lines that need a running server."""
    token = become_facilitator(server.host_link)
    for bench in (page_bench, live_bench):
        async for result in bench.measure(server.url, token, server.pid):
            yield result


async def everything(folder: Path) -> list[Result]:
    """All lines, in the order of the table. The server runs only for those that need it."""
    results = [show(result) for result in log_bench.measure(folder)]
    server = Server(folder)
    log = open_log(server.database)
    for bench in (page_bench, live_bench):
        bench.prepare(log)
    log.close()
    server.start()
    try:
        results += [show(result) async for result in served(server)]
    finally:
        server.stop()
    results += [show(result) async for result in crowd_bench.measure()]
    return results + [show(result) for result in await asyncio.to_thread(tap_bench.measure)]


def main() -> None:
    """Measure, print, write."""
    print(LINE.format("what", "median", "lowest to highest", "unit", "target", "").rstrip())
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        results = uvloop.run(everything(Path(folder)))
    rows = [result.row() for result in results]
    RESULTS.write_text(json.dumps(rows, indent=2, ensure_ascii=False) + "\n")
    missed = [result.name for result in results if result.met is False]
    print(f"\n{len(rows)} lines, {len(missed)} of them missed. Written to {RESULTS.name}.")


if __name__ == "__main__":
    main()
