"""Start to answer: lookup, list and completion against an empty program and programs that answer alike."""
from . import commands, peers, tools
from .tools import Command, Race

CODES = {"lookup": commands.CODE, "lookup of a brief": "InvalidParameterValue.SubnetIdMalformed"}


def measure(programs, scratch, rounds, figures):
    """Fills in figures; returns the rows of a table: program, milliseconds, ratio, spread, instructions."""
    tcerr = programs["tcerr"]
    racers = {"an empty Rust program": Command([str(programs["empty"])])}
    racers["`tcerr lookup`"] = commands.lookup(tcerr)
    racers["`tcerr lookup`, kind and subject"] = commands.lookup(tcerr, CODES["lookup of a brief"])
    racers["`tcerr` completing a code"] = commands.completion(tcerr)
    racers["`tcerr list --all`"] = commands.list_all(tcerr)
    if programs.get("musl"):
        racers["`tcerr lookup`, static with musl"] = commands.lookup(programs["musl"])
    errno, jq, tldr = map(peers.path_of, ["errno", "jq", "tldr"])
    if errno:
        racers["`errno ENOENT`"] = Command([errno, "ENOENT"])
    pages = peers.tealdeer(scratch / "tldr")
    if pages:
        racers["`tldr tar` (tealdeer)"] = Command([tldr, "tar"], pages)
    if jq:
        racers["`jq -n 1`"] = Command([jq, "-n", "1"])
    race = Race(racers, rounds, 20)
    empty = "an empty Rust program"
    figures["lookup ratio"] = race.ratio("`tcerr lookup`", empty)
    figures["completion ratio"] = race.ratio("`tcerr` completing a code", "`tcerr lookup`")
    figures["list time"] = race.milliseconds("`tcerr list --all`")
    counts = {name: tools.instructions(command) for name, command in racers.items() if "jq" not in name}
    figures["lookup instructions"] = counts["`tcerr lookup`"]
    figures["relocations"] = tools.relocations(tcerr)
    figures["lookup peak"] = tools.peak_kib(commands.lookup(tcerr)) / 1024
    figures["list peak"] = tools.peak_kib(commands.list_all(tcerr)) / 1024
    if programs.get("musl"):
        static = "`tcerr lookup`, static with musl"
        figures["musl ratio"], figures["musl instructions"] = race.ratio(static, empty), counts[static]
        if errno:
            figures["musl errno"] = race.ratio(static, "`errno ENOENT`")
    rows = []
    for name in sorted(racers, key=race.milliseconds):
        low, high = race.spread(name, empty)
        count = f"{counts[name] / 1000:,.0f} K" if name in counts else "–"
        rows.append([name, f"{race.milliseconds(name):.2f}", f"{race.ratio(name, empty):.2f}", f"{low:.2f}–{high:.2f}", count])
    return rows
