"""The first paint on a slow phone in a bad network, beside the theme's stock set-up."""

from __future__ import annotations

from hosting import Host, hosted
from kinds import KB, address
from playwright.sync_api import Browser

from bench.browsing import browsing, phone, slowed
from bench.report import Cell, Table, median, ratio
from bench.running import say
from bench.workshop import Workshop

RUNS = 3
PAGES = ("home", "item", "task", "full")
SLOWER = 4
NETWORK = {"offline": False, "latency": 400, "downloadThroughput": 50 * KB, "uploadThroughput": 50 * KB}
LIMIT = 0.7
PAINTED = """() => new Promise((done) => new PerformanceObserver((list) => {
  const [paint] = list.getEntriesByName("first-contentful-paint");
  if (paint) done(paint.startTime);
}).observe({ type: "paint", buffered: true }))"""


def measure(shop: Workshop) -> list[Table]:
    """Time the first paint of some kinds of page, ours and the theme's in turn."""
    ours, stock = shop.site(1), shop.stock_site()
    rows: list[tuple[Cell, ...]] = []
    with hosted(ours) as own, hosted(stock) as theirs, browsing() as browser:
        for kind in PAGES:
            say(f"first paint, {kind}")
            pairs = [[painted(browser, host, address(kind, "vi")) for host in (own, theirs)] for _ in range(RUNS)]
            first, second = (median(column) for column in zip(*pairs, strict=True))
            rows.append(
                (kind, first, second, first / second, LIMIT, first <= LIMIT * second, ratio(second, first))
            )
    columns = ("Vietnamese page", "ms", "Material ms", "share of Material's", "limit", "held", "times ours")
    title = "first paint: 400 ms a request, 50 KB/s, processor slowed 4 times, median of 3"
    return [Table(title, columns, tuple(rows))]


def painted(browser: Browser, host: Host, path: str) -> float:
    """Visit a page over the slow network and give the milliseconds until something stood there."""
    with phone(browser) as page:
        session = slowed(page, SLOWER)
        session.send("Network.enable")
        session.send("Network.emulateNetworkConditions", NETWORK)
        page.goto(host.address + path, wait_until="commit")
        milliseconds: float = page.evaluate(PAINTED)
        return milliseconds
