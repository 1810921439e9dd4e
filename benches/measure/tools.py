"""The public tools that measure, each asked so that its answer means the same everywhere."""
import json
import os
import re
import shlex
import shutil
import statistics
import subprocess
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

RUNS_OF_A_PEAK = 9
# Nothing but this is told to what is measured.
ENVIRONMENT = {"PATH": "/usr/bin:/bin", "TERM": "dumb", "LANG": "C.UTF-8", "HOME": "/nonexistent"}


@dataclass
class Command:
    """A program with its arguments, and what its environment has beside the usual."""

    words: list
    environment: dict = field(default_factory=dict)

    def all_variables(self):
        return {**ENVIRONMENT, **self.environment}

    def run(self):
        """Its status and standard output."""
        done = subprocess.run(self.words, env=self.all_variables(), stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                              stderr=subprocess.DEVNULL)
        return done.returncode, done.stdout


class Race:
    """Commands that take turns: in each round, each of them runs `runs` times under hyperfine.

    A machine that is slow for a while is slow for all of them. After three rounds, no more are
    begun once so many seconds have passed.
    """

    def __init__(self, commands, rounds, runs, seconds=25):
        self.seconds = {name: [] for name in commands}
        for name, command in commands.items():
            status, _ = command.run()
            # 1 is an answer: nothing found.
            if status not in (0, 1):
                raise SystemExit(f"{shlex.join(command.words)} ends with status {status}")
        begun = time.monotonic()
        for done in range(rounds):
            if done >= 3 and time.monotonic() - begun > seconds:
                break
            for name, command in commands.items():
                self.seconds[name].append(median_seconds(command, runs))

    def milliseconds(self, name):
        return statistics.median(self.seconds[name]) * 1000

    def ratio(self, name, to):
        """How many times as long as the other: the median of the rounds."""
        return statistics.median(self.ratios(name, to))

    def spread(self, name, to):
        """The middle half of the rounds."""
        ratios = self.ratios(name, to)
        if len(ratios) < 4:
            return min(ratios), max(ratios)
        low, _, high = statistics.quantiles(ratios, n=4)
        return low, high

    def ratios(self, name, to):
        return [mine / theirs for mine, theirs in zip(self.seconds[name], self.seconds[to])]


def median_seconds(command, runs):
    with tempfile.NamedTemporaryFile(suffix=".json") as report:
        subprocess.run([shutil.which("hyperfine"), "--shell=none", "--ignore-failure", "--style=none",
                        f"--warmup={1 if runs > 1 else 0}", f"--runs={runs}", "--export-json", report.name, shlex.join(command.words)],
                       env=command.all_variables(), stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                       stderr=subprocess.DEVNULL, check=True)
        return json.load(report)["results"][0]["median"]


def instructions(command, folder=None):
    """User instructions of a run. The processor that valgrind shows is the same on all machines with AVX2."""
    done = subprocess.run([shutil.which("valgrind"), "--tool=callgrind", "--callgrind-out-file=/dev/null", *command.words],
                          cwd=folder, env=command.all_variables(), stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                          stderr=subprocess.PIPE, text=True, errors="replace")
    collected = re.search(r"Collected : (\d+)", done.stderr)
    if not collected:
        raise SystemExit(f"valgrind cannot run {shlex.join(command.words)}:\n{done.stderr[-500:]}")
    return int(collected[1])


def peak_kib(command, piped=()):
    """The largest resident set of a run, with these files on standard input where there are any: the median of
    several runs, as the kernel maps more or fewer pages of a program with those that it uses, depending on where
    it happens to lie.
    """
    forget_pages(command.words[0])
    return statistics.median(peak_of_a_run(command, piped) for _ in range(RUNS_OF_A_PEAK))


def forget_pages(program):
    """Lets the kernel read a program from the disk again, as it did of one that was installed before the last start:
    the pages of a file that was just written lie together in large pieces, and more of them are mapped at once.
    """
    if hasattr(os, "posix_fadvise"):
        with open(program, "rb") as file:
            os.fsync(file)
            os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def peak_of_a_run(command, piped):
    # bash starts GNU time: the child of an interpreter begins with the interpreter's own peak.
    with tempfile.NamedTemporaryFile() as report:
        source = f"cat {shlex.join(map(str, piped))} |" if piped else ""
        script = f"{source} /usr/bin/time --quiet -o {report.name} -f %M {shlex.join(command.words)}"
        subprocess.run(["bash", "-c", script], env=command.all_variables(), stdin=subprocess.DEVNULL,
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        return int(Path(report.name).read_text().split()[-1])


def busy_share(seconds=2):
    """How much of the machine something else is using, from 0 to 1; 0 where the system does not say."""
    if not os.path.exists("/proc/stat"):
        return 0.0
    before = processor_times()
    time.sleep(seconds)
    passed = [after - earlier for earlier, after in zip(before, processor_times())]
    # The fourth and fifth are idle and waiting.
    return 1 - sum(passed[3:5]) / max(sum(passed), 1)


def processor_times():
    return [int(word) for word in Path("/proc/stat").read_text().split("\n", 1)[0].split()[1:9]]


def relocations(program):
    """What the loader has to change in a program before it starts."""
    table = subprocess.run(["readelf", "-rW", str(program)], stdout=subprocess.PIPE, text=True, check=True).stdout
    return sum(" R_" in line for line in table.splitlines())


def size(program):
    return os.path.getsize(program)
