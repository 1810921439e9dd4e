"""`parse` on large inputs, against `wc -l`, jq and jaq on the same file."""
import json
import shlex

from . import commands, inputs, peers, tools
from .tools import Command, Race

ERROR_OF_JQ = "select(.Response.Error != null) | .Response.Error.Code"
MEBIBYTE = 1 << 20


def measure(programs, scratch, rounds, mebibytes, figures):
    """Fills in figures; returns the rows of a table: input, errors, format, ms, × wc -l, range, peak, growth."""
    rows, peaks, growths = [], {}, {}
    for kind, what in inputs.KINDS.items():
        print(f"  {what}", flush=True)
        growths[what] = growth_of(programs, kind, scratch)
        size = mebibytes * MEBIBYTE // (10 if kind in inputs.DENSE else 1)
        path = inputs.write(programs["generator"], kind, size, scratch)
        racers = {form: commands.parse(programs["tcerr"], [path], form) for form in ("json", "plain")}
        race = Race({**racers, "wc": Command([peers.path_of("wc"), "-l", str(path)])}, rounds, 1)
        errors = count(racers["json"])
        for form, command in racers.items():
            figures[f"{kind} {form}"] = race.ratio(form, "wc")
            peak = tools.peak_kib(command) / 1024
            if kind not in inputs.NOT_LINES:
                peaks[f"{what}, {form}"] = peak
            about = [what, f"{errors:,}", form] if form == "json" else ["", "", form]
            growth = f"{growths[what]:.2f}" if form == "json" else ""
            rows.append([*about, *cells(race, form), f"{peak:.1f}", growth])
        if kind == "ndjson":
            figures.update(beside_json_tools(path, racers["json"], rounds))
            piped = tools.peak_kib(commands.parse(programs["tcerr"], ["-"]), [path] * 4) / 1024
            peaks["four times as much through a pipe"] = piped
            rows.append(["the same four times, through a pipe", f"{4 * errors:,}", "json", "–", "–", "–", f"{piped:.1f}", ""])
        path.unlink()
    rows.append(small_files(programs, scratch, rounds))
    worst(figures, "container", {kind: figures[f"{kind} json"] for kind in ("docker-pino", "cri-python")})
    worst(figures, "every line", {kind: figures[f"{kind} json"] for kind in inputs.DENSE})
    worst(figures, "parse peak", peaks)
    worst(figures, "growth", growths)
    return rows


def worst(figures, name, candidates):
    """Takes the largest, and keeps whose it is."""
    whose = max(candidates, key=candidates.get)
    figures[name], figures[f"{name}, of"] = candidates[whose], inputs.KINDS.get(whose, whose)


def cells(race, form):
    """Milliseconds, ratio and range of a format."""
    low, high = race.spread(form, "wc")
    return [f"{race.milliseconds(form):,.0f}", f"{race.ratio(form, 'wc'):.2f}", f"{low:.2f}–{high:.2f}"]


def count(command):
    """How many errors were found: a measurement of a program that finds none is worth nothing."""
    found = json.loads(command.run()[1])["findings"]
    return sum(finding["count"] for finding in found)


def growth_of(programs, kind, scratch):
    """How many times the instructions four times the input takes."""
    counts = []
    for size in (MEBIBYTE, 4 * MEBIBYTE):
        path = inputs.write(programs["generator"], kind, size, scratch)
        counts.append(tools.instructions(commands.parse(programs["tcerr"], [path])))
        path.unlink()
    return counts[1] / counts[0]


def beside_json_tools(path, command, rounds):
    """How many times as fast tcerr is as jq and jaq. They take seconds, so a few rounds are enough."""
    figures = {}
    for name in ("jq", "jaq"):
        program = peers.path_of(name)
        if program:
            race = Race({name: Command([program, "-c", ERROR_OF_JQ, str(path)]), "tcerr": command}, min(rounds, 3), 1)
            figures[name] = race.ratio(name, "tcerr")
    return figures


def small_files(programs, scratch, rounds):
    """A row for many small files; a shell names them."""
    folder = inputs.write_small_files(programs["generator"], scratch)
    number, each = inputs.SMALL_FILES

    def started(words):
        return Command(["sh", "-c", f"cd {shlex.quote(str(folder))} && exec {shlex.join(words)} *.log"])

    parsing = started([str(programs["tcerr"]), "parse", "--format", "json"])
    race = Race({"json": parsing, "wc": started([peers.path_of("wc"), "-l"])}, rounds, 1)
    what = f"{number:,} text logs of {each >> 10} KiB, errors in 1 % of the lines"
    return [what, f"{count(parsing):,}", "json", *cells(race, "json"), "–", "–"]
