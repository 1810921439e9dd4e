#!/usr/bin/env python3
"""Measures whole programs, prints what was found and writes docs/benchmarks.md.

usage: benches/programs.py [--mb N] [--rounds N] [--output FILE]

The full run has inputs of 300 MiB and takes about ten minutes on a quiet machine; `--mb 30`
is a quick one. As root on Debian it installs what it needs and the programs that it compares
with; elsewhere it says what is missing. It takes N MiB in the temporary folder, one input at a
time.
"""
import argparse
import platform
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.dont_write_bytecode = True
from measure import build, page, parses, peers, searches, starts, tools

FULL = 300


def main():
    arguments = read_arguments()
    begun = time.monotonic()
    peers.install()
    busy = tools.busy_share()
    with tempfile.TemporaryDirectory() as scratch:
        scratch = Path(scratch)
        say("building")
        programs = {"tcerr": build.tcerr(), "empty": build.empty(scratch), "generator": build.generator(scratch)}
        programs["texts"] = build.packed_texts()
        if build.has_target(build.MUSL):
            programs["musl"] = build.tcerr(build.MUSL)
        else:
            say(f"without the static build: the target {build.MUSL} is not installed")
        figures, tables = {}, {}
        say("start to answer")
        tables["starts"] = starts.measure(programs, scratch, arguments.rounds, figures)
        say("search")
        tables["searches"] = searches.measure(programs, scratch, max(arguments.rounds // 2, 2), figures)
        say("parse")
        tables["parses"] = parses.measure(programs, scratch, arguments.rounds, arguments.mb, figures)
    facts = {**facts_of(arguments), "busy": max(busy, tools.busy_share())}
    page.write(arguments.output, facts, figures, tables)
    print(arguments.output.read_text(encoding="utf-8"))
    say(f"done, written to {arguments.output.name}")
    if facts["busy"] > page.MOST_BUSY:
        print("the machine was busy, so times are not judged: run it again when nothing else runs")
    print(f"it took {(time.monotonic() - begun) / 60:.0f} minutes")


def read_arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--mb", type=int, default=FULL, help="the size of the inputs of parse, in MiB")
    parser.add_argument("--rounds", type=int, default=15, help="how often the programs take turns")
    parser.add_argument("--output", type=Path, default=build.ROOT / "docs/benchmarks.md")
    return parser.parse_args()


def facts_of(arguments):
    versions = peers.versions()
    there = [f"{name} {version}" for name, version in versions.items() if version]
    missing = [name for name, version in versions.items() if not version]
    revision = subprocess.run(["git", "rev-parse", "--short", "HEAD"], cwd=build.ROOT, stdout=subprocess.PIPE, text=True)
    return {
        "libc": " ".join(platform.libc_ver()),
        "size": arguments.mb,
        "quick": "" if arguments.mb >= FULL else f" (a quick run, to try the script: the figures of `parse` count with {FULL})",
        "rounds": arguments.rounds,
        "jq": versions["jq"],
        "versions": ", ".join([f"tcerr of commit {revision.stdout.strip() or 'unknown'}", *there]),
        "missing": f" Not there, so not measured: {', '.join(missing)}." if missing else "",
    }


def say(what):
    print(f"== {what} ==", flush=True)


if __name__ == "__main__":
    main()
