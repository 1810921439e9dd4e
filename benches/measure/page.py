"""docs/benchmarks.md, from what was measured."""
import os
import platform
from pathlib import Path

from .targets import TARGETS, number

INTRODUCTION = """\
# How fast tcerr is

Written by `benches/programs.py`, which measures everything on this page anew: run it to check.

Measured on {cores} cores of {machine}, {system}, {libc}; inputs of {size} MiB{quick}. Times are of whole processes, with warm caches, \
under hyperfine. Programs that are compared take turns, {rounds} rounds; a ratio is the median of the rounds, its range the middle half \
of them. Compare ratios, not milliseconds: those differ from machine to machine and from hour to hour. Instructions are those in \
user space, counted by callgrind; peaks are resident sets by GNU time, the medians of nine runs of \
a program that was read from the disk, as one that was just written takes more. "An empty Rust program" is `fn main() {{}}`, built like tcerr.

Versions: {versions}.{missing}
"""
MUTANTS = """\
## What the tests notice

`cargo mutants` (27) changes the program in one place at a time. Random samples of each folder, from `benches/mutants.tsv`, which is \
kept by hand: how many could be built, at how many of these a test fails, and how many make no difference that anybody could see \
(named with the reason in `.cargo/mutants.toml`).
"""
BUSY = "**Other programs used {share:.0%} of the machine meanwhile: the times on this page mean nothing, and are not judged.**\n"
# More than that, and times are not judged.
MOST_BUSY = 0.15


def write(path, facts, figures, tables):
    """Writes the page; `facts` has what the introduction names, `tables` rows by name."""
    parts = [INTRODUCTION.format(**facts, cores=os.cpu_count(), machine=platform.machine(), system=system())]
    is_busy = facts["busy"] > MOST_BUSY
    if is_busy:
        parts.append(BUSY.format(share=facts["busy"]))
    parts.append("## Targets\n")
    parts.append(table(["what", "required", "measured", "verdict"], target_rows(figures, facts["jq"], is_busy)))
    parts.append("## Start to answer\n")
    parts.append(table(["program", "ms", "× empty", "range", "instructions"], tables["starts"], right=1))
    parts.append("## Search\n\nOver all codes and texts, against `rg -i` over the packed texts as one file, whole processes.\n")
    parts.append(table(["query", "ms", "× rg", "range", "instructions"], tables["searches"], right=1))
    parts.append("## Parse\n\nAgainst `wc -l` on the same file. The last column is by how much the instructions grow "
                 "when an input of 1 MiB becomes one of 4.\n")
    heads = ["input", "errors found", "format", "ms", "× wc -l", "range", "peak MiB", "growth"]
    parts.append(table(heads, tables["parses"], right=3))
    parts.append(MUTANTS)
    parts.append(table(*mutants(), right=1))
    path.write_text("\n".join(parts), encoding="utf-8")


def target_rows(figures, jq, is_busy):
    rows = []
    for target in TARGETS:
        measured = figures.get(target.figure)
        required = target.required() + (f" {jq}" if target.figure == "jq" and jq else "")
        shown = "–" if measured is None else number(float(measured))
        whose = figures.get(f"{target.figure}, of")
        rows.append([target.what + (f" ({whose})" if whose else ""), required, shown, target.verdict(measured, is_busy)])
    return rows


def mutants():
    """The heads and the rows of the samples of mutants."""
    lines = (Path(__file__).parents[1] / "mutants.tsv").read_text(encoding="utf-8").splitlines()
    heads, *rows = [line.split("\t") for line in lines]
    return heads, rows


def table(heads, rows, right=2):
    """A table of Markdown, its columns from `right` on aligned to the right where they hold figures."""
    figures = ("ms", "× ", "range", "instructions", "measured", "peak", "growth", "errors", "sampled", "viable", "noticed", "equal")
    rule = ["--:" if at >= right and head.startswith(figures) else "---" for at, head in enumerate(heads)]
    lines = [heads, rule, *rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def system():
    """The distribution's name."""
    try:
        return platform.freedesktop_os_release()["PRETTY_NAME"]
    except (AttributeError, OSError, KeyError):
        return platform.system()
