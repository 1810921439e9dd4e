"""Search, against ripgrep over the packed texts and fzf over the names."""
from . import commands, peers, tools
from .tools import Command, Race


def measure(programs, scratch, rounds, figures):
    """Fills in figures; returns the rows of a table: query, ms, × rg, spread, × fzf, instructions."""
    tcerr, rg, fzf = programs["tcerr"], peers.path_of("rg"), peers.path_of("fzf")
    names = scratch / "names"
    listed = commands.list_all(tcerr).run()[1].decode().splitlines()
    names.write_text("".join(line.split("\t")[0] + "\n" for line in listed))
    rows, ratios, counts, peaks = [], {}, {}, []
    for what, query in commands.QUERIES.items():
        assert len(query.encode()) <= 64, query
        racers = {"tcerr": commands.search(tcerr, query)}
        if rg:
            racers["rg"] = Command([rg, "-i", "--", query, str(programs["texts"])])
        race = Race(racers, rounds, 10)
        counts[what] = tools.instructions(racers["tcerr"])
        peaks.append(tools.peak_kib(racers["tcerr"]) / 1024)
        times, spread = "–", "–"
        if rg:
            ratios[query] = race.ratio("tcerr", "rg")
            times, spread = f"{ratios[query]:.2f}", "{:.2f}–{:.2f}".format(*race.spread("tcerr", "rg"))
        rows.append([f"{what}: `{query}`", f"{race.milliseconds('tcerr'):.2f}", times, spread, f"{counts[what] / 1e6:.1f} M"])
    if ratios:
        slowest = max(ratios, key=ratios.get)
        figures["search ratio"], figures["search ratio, of"] = ratios[slowest], f"`{slowest}`"
    figures["search word instructions"] = counts["a plain word"]
    figures["search any instructions"] = max(counts.values())
    figures["search peak"] = max(peaks)
    if fzf:
        rows.append(beside_fzf(tcerr, fzf, names, rounds))
    return rows


def beside_fzf(tcerr, fzf, names, rounds):
    """fzf reads the names from standard input, so a shell starts both."""
    filtered = Command(["sh", "-c", f"{fzf} --filter subnet <{names}"])
    same = Command(["sh", "-c", f"exec {tcerr} search subnet --format plain"])
    race = Race({"fzf": filtered, "tcerr": same}, rounds, 10)
    return ["`fzf --filter subnet` over the names alone", f"{race.milliseconds('fzf'):.2f}",
            f"tcerr takes {race.ratio('tcerr', 'fzf'):.2f} × fzf", "{:.2f}–{:.2f}".format(*race.spread("tcerr", "fzf")), "–"]
