#!/usr/bin/env python3
"""Fails where tcerr has become more expensive than benches/baseline.tsv says, by more than 5 %.

usage: benches/gate.py [--write] [TCERR]

It counts what does not depend on how busy a machine is: instructions (callgrind) beyond those
of an empty Rust program in the same environment, relocations, and the size of the program.
Counts are compared only with those of the same compiler, C library, valgrind and sort of
processor, as the baseline names them; on any other machine only the absolute limits hold, and
the script says so. `--write` replaces this machine's part of the baseline. Without TCERR,
target/release/tcerr is measured.
"""
import argparse
import os
import platform
import re
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

sys.dont_write_bytecode = True
from measure import build, commands, inputs, tools
from measure.targets import TARGETS, number

BASELINE = build.ROOT / "benches/baseline.tsv"
TOLERANCE = 0.05
# How large the inputs of parse are, and which of them is also measured at four times the size.
SIZE, GROWING = 512 << 10, "errors-text"
HEADER = """\
# What tcerr costs: instructions beyond those of an empty Rust program (relocations and size: of the program).
# Written by `benches/gate.py --write`, which replaces the lines of the machine that it runs on.
"""


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("tcerr", nargs="?", default=build.target_folder() / "release/tcerr", type=Path)
    parser.add_argument("--write", action="store_true", help="replace the baseline of this machine")
    arguments = parser.parse_args()
    absent = [tool for tool in ("valgrind", "readelf", "rustc") if not shutil.which(tool)]
    if absent:
        print(f"skipped: {', '.join(absent)} cannot be found")
        return 0
    if not arguments.tcerr.exists():
        raise SystemExit("there is no program to measure: cargo build --release")
    # By a name that is as long everywhere: the loader reads it.
    with tempfile.TemporaryDirectory() as folder:
        program = shutil.copy(arguments.tcerr, Path(folder, "tcerr"))
        figures, absolute = measure(Path(program), Path(folder))
    machine, baselines = describe_machine(), read_baselines()
    print(f"machine: {machine}")
    if arguments.write:
        baselines[machine] = figures
        write_baselines(baselines)
        print(f"written: {len(figures)} figures")
    faults = beyond_limits(absolute, baselines) + beyond_baseline(figures, baselines.get(machine))
    for fault in faults:
        print(f"FAILED: {fault}")
    return 1 if faults else 0


def measure(tcerr, folder):
    """The figures by name, and those that targets limit by the names of these."""
    empty = tools.Command([str(build.empty(folder))])
    start = tools.instructions(empty, folder)
    generator = build.generator(folder)
    figures = {"relocations": tools.relocations(tcerr), "size": tools.size(tcerr)}
    lines = command_lines(generator, folder)
    # Counts are the same however many are counted at a time.
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        counts = pool.map(lambda command: tools.instructions(command, folder), lines.values())
        figures.update({name: count - start for name, count in zip(lines, counts)})
    whole = {name: figure + start for name, figure in figures.items()}
    searches = {name: count for name, count in whole.items() if name.startswith("search ")}
    grown = whole[f"parse {GROWING} json, four times"] / whole[f"parse {GROWING} json"]
    return figures, {
        "relocations": figures["relocations"],
        "lookup instructions": whole["lookup"],
        "search word instructions": whole["search a plain word"],
        "search any instructions": max(searches.values()),
        "growth": grown,
    }


def command_lines(generator, folder):
    """What is counted, by name; files are named as seen from the folder."""
    tcerr = "./tcerr"
    lines = {
        "lookup": commands.lookup(tcerr),
        "lookup of a brief": commands.lookup(tcerr, "InvalidParameterValue.SubnetIdMalformed"),
        "lookup of a typo": commands.lookup(tcerr, "AuthFailure.SignatureExpird"),
        "completion": commands.completion(tcerr),
        "list": commands.list_all(tcerr),
    }
    lines.update({f"search {what}": commands.search(tcerr, query) for what, query in commands.QUERIES.items()})
    for kind in inputs.KINDS:
        path = inputs.write(generator, kind, SIZE, folder)
        lines.update({f"parse {kind} {form}": commands.parse(tcerr, [path.name], form) for form in ("json", "plain")})
    path = inputs.write(generator, GROWING, 4 * SIZE, folder)
    lines[f"parse {GROWING} json, four times"] = commands.parse(tcerr, [path.name])
    return lines


def describe_machine():
    """What instruction counts depend on."""
    compiler = subprocess.run(["rustc", "--version"], stdout=subprocess.PIPE, text=True).stdout.split()[1]
    valgrind = subprocess.run(["valgrind", "--version"], stdout=subprocess.PIPE, text=True).stdout.strip()
    about = Path("/proc/cpuinfo").read_text()
    # valgrind shows programs one of a few processors, by what the real one has at least.
    features = [feature for feature in ("avx2", "avx", "sse4_2") if re.search(rf"\b{feature}\b", about)]
    words = [platform.machine(), *features[:1], " ".join(platform.libc_ver()), f"rustc {compiler}", valgrind]
    return ", ".join(words)


def read_baselines():
    """Figures by machine."""
    baselines = {}
    for line in BASELINE.read_text().splitlines() if BASELINE.exists() else []:
        if not line.startswith("#"):
            machine, name, figure = line.split("\t")
            baselines.setdefault(machine, {})[name] = int(figure)
    return baselines


def write_baselines(baselines):
    rows = (f"{machine}\t{name}\t{figure}\n" for machine in sorted(baselines) for name, figure in baselines[machine].items())
    BASELINE.write_text(HEADER + "".join(rows))


def beyond_limits(absolute, baselines):
    """What is more than the targets allow anywhere, and was not so already in a baseline; prints all."""
    faults = []
    for target in TARGETS:
        figure = absolute.get(target.figure)
        if figure is None:
            continue
        known = max((baseline.get(target.figure, 0) for baseline in baselines.values()), default=0)
        is_missed = not target.holds(figure, target.limit)
        is_known = figure <= known * (1 + TOLERANCE)
        line = f"{target.figure}: {number(figure)}, {target.required()}"
        print(f"  {line}" + (", MISSED" if is_missed else "") + (" already in the baseline" if is_missed and is_known else ""))
        if is_missed and not is_known:
            faults.append(line)
    return faults


def beyond_baseline(figures, baseline):
    """What has become more expensive; prints all."""
    if baseline is None:
        print("NO BASELINE for this machine: nothing but the limits above was checked. `benches/gate.py --write` adds one.")
        baseline = {}
    faults, is_better = [], False
    for name, figure in figures.items():
        before = baseline.get(name)
        change = figure / before - 1 if before else None
        print(f"  {name}: {figure:,}" + ("" if change is None else f" ({change:+.1%})"))
        if change is not None and change > TOLERANCE:
            faults.append(f"{name}: {figure:,}, {change:+.1%} against the baseline of {before:,}")
        is_better |= change is not None and change < -TOLERANCE
    unknown = [name for name in figures if baseline and name not in baseline]
    if is_better or unknown:
        print("A NEW BASELINE is due, as figures are better by more than 5 %, or new: benches/gate.py --write")
    if faults:
        print("If the price is worth it, say in the commit why, with a new baseline: benches/gate.py --write")
    return faults


if __name__ == "__main__":
    sys.exit(main())
