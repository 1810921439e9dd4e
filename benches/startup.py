#!/usr/bin/env python3
"""How long tcerr takes to answer, against an empty Rust program of the same profile.

usage: benches/startup.py [--runs N] [TCERR]

Builds `fn main() {}` with the release profile of Cargo.toml, runs both in turn and prints
ratios; with valgrind and readelf installed also instructions and relocations. Without
TCERR, target/release/tcerr is measured. A noisy machine moves both of a pair alike.
"""
import argparse, os, shutil, statistics, subprocess, tempfile, time

COMMANDS = [
    ["lookup", "AuthFailure.SignatureExpire", "--format", "plain"],
    ["lookup", "InvalidParameterValue.SubnetIdMalformed", "--format", "plain"],
    ["list", "--all", "--format", "plain"],
    ["search", "subnet", "--format", "plain"],
]
PROFILE = ["-C", "opt-level=3", "-C", "lto=fat", "-C", "codegen-units=1", "-C", "panic=abort", "-C", "strip=symbols"]


def run(command):
    """Wall seconds of one run, its output thrown away."""
    start = time.perf_counter()
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return time.perf_counter() - start


def peak(command):
    """Peak KiB by GNU time, or None without it. (Of a child of ours, the system would
    tell the size of this interpreter.)"""
    if not os.path.exists("/usr/bin/time"):
        return None
    report = subprocess.run(["/usr/bin/time", "-f", "%M", *command], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    return int(report.stderr.split()[-1])


def instructions(command):
    """User instructions by callgrind, or None without valgrind."""
    if not shutil.which("valgrind"):
        return None
    tool = ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null"]
    lines = subprocess.run(tool + command, capture_output=True, text=True).stderr.splitlines()
    return next((int(line.rsplit(":", 1)[1]) for line in lines if "Collected" in line), None)


def relocations(program):
    if not shutil.which("readelf"):
        return None
    table = subprocess.run(["readelf", "-rW", program], capture_output=True, text=True).stdout
    return sum("R_X86_64" in line or "R_AARCH64" in line for line in table.splitlines())


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("tcerr", nargs="?", default="target/release/tcerr")
    parser.add_argument("--runs", type=int, default=300)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        source, empty = os.path.join(scratch, "empty.rs"), os.path.join(scratch, "empty")
        with open(source, "w") as file:
            file.write("fn main() {}\n")
        subprocess.run(["rustc", *PROFILE, "-o", empty, source], check=True)
        print(f"relocations: tcerr {relocations(arguments.tcerr)}, empty program {relocations(empty)}")
        print(f"size: {os.path.getsize(arguments.tcerr):,} bytes; {arguments.runs} pairs each")
        for words in COMMANDS:
            command = [arguments.tcerr, *words]
            pairs = [(run(command), run([empty])) for _ in range(arguments.runs + 10)][10:]
            ratio = statistics.median(a / b for a, b in pairs)
            mine, theirs = (statistics.median(pair[side] for pair in pairs) * 1000 for side in (0, 1))
            print(f"{' '.join(words)}\n  {ratio:.2f} x empty program ({mine:.2f} and {theirs:.2f} ms),"
                  f" peak {peak(command)} KiB, instructions {instructions(command)}")


if __name__ == "__main__":
    main()
