"""The programs that tcerr is measured against and with, from the system's packages."""
import os
import re
import shutil
import subprocess
from pathlib import Path

# Programs without which nothing can be measured, then those that only rows of the tables need.
TOOLS = {"hyperfine": "hyperfine", "valgrind": "valgrind", "readelf": "binutils", "time": "time"}
PEERS = {"errno": "moreutils", "jq": "jq", "rg": "ripgrep", "fzf": "fzf", "tldr": "tealdeer", "jaq": "jaq"}
# What a page of tealdeer looks like; the real ones have to be downloaded.
PAGE = "# tar\n\n> Archiving utility.\n\n- [c]reate an archive:\n\n`tar cf {{path/to/target.tar}} {{path/to/file}}`\n"


def install():
    """Installs what is missing where that is possible, and says what is missing still."""
    missing = {program: package for program, package in {**TOOLS, **PEERS}.items() if not shutil.which(program)}
    if missing and os.geteuid() == 0 and shutil.which("apt-get"):
        apt = ["apt-get", "-qq", "-o", "DPkg::Lock::Timeout=300"]
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL,
                 "env": {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}}
        subprocess.run([*apt, "update"], **quiet)
        # One by one, as not every release of Debian has all of them.
        for package in missing.values():
            subprocess.run([*apt, "install", "-y", "--no-install-recommends", package], **quiet)
    still = [f"{program} ({package})" for program, package in missing.items() if not shutil.which(program)]
    if still:
        print(f"missing, with the packages that have them: {', '.join(still)}")
        if "jaq (jaq)" in still:
            print("jaq is in newer releases of Debian only; `cargo install jaq` builds it")
    absent = [program for program in TOOLS if not shutil.which(program)]
    if absent:
        raise SystemExit(f"nothing can be measured without {', '.join(absent)}")


def path_of(program):
    """Where a program is, or None."""
    return shutil.which(program)


def versions():
    """What each program calls itself, by name; None for those that are not here."""
    return {name: version(name) for name in ["wc", *TOOLS, *PEERS, "rustc"]}


def version(program):
    if not shutil.which(program):
        return None
    packages = {**TOOLS, **PEERS}
    # errno takes `--version` for a search.
    if program != "errno":
        done = subprocess.run([program, "--version"], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        number = re.search(r"\d+\.\d[\w.]*", done.stdout.partition("\n")[0])
        if number:
            return number[0]
    return package_version(packages.get(program, program))


def package_version(package):
    asked = ["dpkg-query", "--show", "--showformat=${Version}", package]
    if not shutil.which("dpkg-query"):
        return "of unknown version"
    return subprocess.run(asked, stdout=subprocess.PIPE, text=True).stdout.split("-")[0] or "of unknown version"


def tealdeer(folder):
    """A cache for tealdeer with the page of tar, and the variables that name it; None if it does not show the page."""
    program = shutil.which("tldr")
    if not program:
        return None
    for pages in ["tldr-pages", "tldr-pages/pages.en", "tldr-master"]:
        common = Path(folder, pages, "common" if pages.endswith(".en") else "pages/common")
        common.mkdir(parents=True, exist_ok=True)
        common.joinpath("tar.md").write_text(PAGE)
    variables = {"TEALDEER_CACHE_DIR": str(folder), "XDG_CACHE_HOME": str(folder), "HOME": str(folder)}
    done = subprocess.run([program, "tar"], env={**os.environ, **variables}, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    return variables if done.returncode == 0 and b"Archiving" in done.stdout else None
