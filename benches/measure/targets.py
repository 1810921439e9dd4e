"""What tcerr has to reach: the rows of the first table of docs/benchmarks.md."""
from dataclasses import dataclass
from typing import Optional


@dataclass
class Target:
    """A figure that is to be at most, or at least, as large as a limit."""

    what: str
    figure: str
    limit: float
    unit: str
    # A limit that is not required yet.
    mark: Optional[float] = None
    at_least: bool = False

    def holds(self, measured, limit):
        return measured >= limit if self.at_least else measured <= limit

    def is_time(self):
        """Whether a machine that is busy gives another figure."""
        return self.unit not in ("instructions", "relocations", "MiB", "× the instructions")

    def verdict(self, measured, is_busy=False):
        if measured is None:
            return "not measured"
        if is_busy and self.is_time():
            return "not judged"
        if not self.holds(measured, self.limit):
            return "**missed**"
        return "met, the next mark too" if self.mark and self.holds(measured, self.mark) else "met"

    def required(self):
        sign = "≥" if self.at_least else "≤"
        mark = f" (next {number(self.mark)})" if self.mark else ""
        return f"{sign} {number(self.limit)}{mark} {self.unit}"


def number(value):
    """Two places for what is small, thousands for what is large."""
    if isinstance(value, float) and not value.is_integer() and value < 100:
        return f"{value:.2f}"
    return f"{round(value):,}"


TARGETS = [
    Target("`lookup --format plain`", "lookup ratio", 1.30, "× an empty Rust program", 1.20),
    Target("… instructions", "lookup instructions", 560_000, "instructions"),
    Target("… relocations of the program", "relocations", 1_000, "relocations"),
    Target("… peak memory", "lookup peak", 3.5, "MiB"),
    Target("`lookup`, static build with musl", "musl ratio", 0.75, "× an empty Rust program with glibc", 0.6),
    Target("… against `errno`", "musl errno", 1.0, "× `errno ENOENT`"),
    Target("… instructions", "musl instructions", 320_000, "instructions"),
    Target("`search`, the slowest query", "search ratio", 1.0, "× `rg -i` over the packed texts", 0.6),
    Target("… instructions for a plain word", "search word instructions", 12_000_000, "instructions"),
    Target("… instructions for any query", "search any instructions", 25_000_000, "instructions"),
    Target("… peak memory", "search peak", 8, "MiB"),
    Target("`list --all --format plain`", "list time", 5, "ms"),
    Target("… peak memory", "list peak", 6, "MiB"),
    Target("completion of a code", "completion ratio", 2, "× `lookup`"),
    Target("`parse`, a response a line, JSON", "ndjson json", 2.4, "× `wc -l`", 1.9),
    Target("… against jq", "jq", 25, "times as fast as jq", at_least=True),
    Target("… against jaq", "jaq", 20, "times as fast as jaq", at_least=True),
    Target("… in plain format", "ndjson plain", 2.8, "× `wc -l`", 2.2),
    Target("`parse`, a text log, JSON", "text json", 2.8, "× `wc -l`", 2.4),
    Target("… in plain format", "text plain", 4, "× `wc -l`"),
    Target("`parse`, containers' logs around JSON", "container", 4, "× `wc -l`", 3),
    Target("`parse`, responses laid out over lines", "pretty json", 5, "× `wc -l`"),
    Target("`parse`, UTF-16", "utf16 json", 6, "× `wc -l`"),
    Target("`parse`, a log with colours", "coloured json", 5, "× `wc -l`"),
    Target("`parse`, every line an error", "every line", 28, "× `wc -l`", 20),
    Target("`parse`, peak memory, any input of lines", "parse peak", 8, "MiB"),
    Target("`parse`, from n to 4 n bytes", "growth", 4.5, "× the instructions"),
]
