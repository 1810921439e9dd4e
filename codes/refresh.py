"""Write codes.tsv, actions.tsv and services.tsv anew from the vendor's SDKs.

    python3 codes/refresh.py --out codes SDK...

An SDK is an unpacked tree with a folder `tencentcloud` in it: the Go SDK or a
Python package, either edition. Several are merged. Only names are taken out of
them, never a sentence. A tree that cannot be used ends the program with
status 2 before anything is written. README.md beside this file has the forms.
"""

import argparse
import re
import sys
from pathlib import Path

SERVICE_COLUMNS = ("service", "versions", "name_en", "name_ja", "name_zh", "docs")
KEPT_COLUMNS = slice(2, None)  # written by people: the names and docs of a service

CODE = r"[A-Za-z]\w*(?:\.\w+)*"
VERSION_FOLDER = re.compile(r"v(\d{4})(\d\d)(\d\d)")
# errors.go: `NAME = "Code.Sub"`, errorcodes.py: `NAME = 'Code.Sub'`
CONSTANT = re.compile(rf"""\s*[A-Za-z]\w*\s*=\s*(["'])({CODE})\1\s*""", re.ASCII)
# A constant of another form is reported, not lost.
ASSIGNMENT = re.compile(r"\s*[^\s/#].*=")
# client.go: `//  FAILEDOPERATION_NAME = "FailedOperation.Name"`
LISTED_CODE = re.compile(rf'//\s+(\w+)\s*=\s*"({CODE})"\s*', re.ASCII)
# client.go: `func (c *Client) NameWithContext(ctx context.Context, request *NameRequest)`, or
# without the context. The request's type names the action, so both forms count once.
METHOD = re.compile(r"func \(c \*Client\) \w+\((?:ctx context\.Context, )?request \*(\w+)Request\)")


class Fault(Exception):
    """Something that the person who started the script can mend."""


class Inventory:
    """What the SDKs hold."""

    def __init__(self):
        self.versions = {}  # service -> versions
        self.codes = {}  # service -> codes
        self.actions = {}  # (service, version, action) -> codes

    def add_version(self, service, version):
        self.versions.setdefault(service, set()).add(version)

    def add_codes(self, service, codes):
        self.codes.setdefault(service, set()).update(codes)

    def add_action(self, service, version, action, codes):
        self.actions.setdefault((service, version, action), set()).update(codes)
        self.add_codes(service, codes)


def read(path):
    """A file's lines."""
    try:
        return path.read_text(encoding="utf-8").split("\n")
    except OSError as error:
        raise Fault(f"{path}: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise Fault(f"{path}: not UTF-8 at byte {error.start}") from error


def constants(path):
    """The codes in errors.go or errorcodes.py: one constant a line."""
    codes = set()
    for number, line in enumerate(read(path), 1):
        found = CONSTANT.fullmatch(line)
        if found:
            codes.add(found[2])
        elif ASSIGNMENT.match(line):
            raise Fault(f"{path}:{number}: a constant that is no error code: {line.strip()}")
    return codes


def methods(path):
    """(action, codes) for each method in client.go; an action may come twice."""
    listed = set()
    for line in read(path):
        if line.startswith("//"):
            found = LISTED_CODE.fullmatch(line)
            # A description may hold an assignment too; only a code is spelt like its constant.
            if found and found[1] == found[2].replace(".", "_").upper():
                listed.add(found[2])
            continue
        found = METHOD.match(line)
        if found:
            yield found[1], listed
        listed = set()  # the comment belongs to the line below it and to no other


def read_sdk(root, inventory):
    """Adds one SDK tree."""
    services = root / "tencentcloud"
    if not root.is_dir():
        raise Fault(f"{root}: no such folder")
    if not services.is_dir():
        raise Fault(f"{root}: no folder `tencentcloud` in it; give the SDK's top folder")

    files = clients = actions = 0
    for folder in sorted(services.glob("*/v*")):
        date = VERSION_FOLDER.fullmatch(folder.name)
        if not date:
            continue
        service, version = folder.parent.name, "-".join(date.groups())
        for name in ("errors.go", "errorcodes.py"):
            if (folder / name).is_file():
                files += 1
                inventory.add_version(service, version)
                inventory.add_codes(service, constants(folder / name))
        if (folder / "client.go").is_file():
            files += 1
            clients += 1
            inventory.add_version(service, version)
            for action, found in methods(folder / "client.go"):
                actions += 1
                inventory.add_action(service, version, action, found)

    if not files:
        raise Fault(f"{root}: no errors.go, errorcodes.py or client.go in tencentcloud/SERVICE/vDATE")
    if clients and not actions:
        raise Fault(f"{root}: no actions in its {clients} client.go; has their form changed?")


def read_services(path):
    """service -> the columns that people wrote, from an existing services.tsv."""
    if not path.exists():
        return {}
    header, *lines = read(path)
    if header != "\t".join(SERVICE_COLUMNS):
        raise Fault(f"{path}:1: the header is not {' '.join(SERVICE_COLUMNS)}")
    kept = {}
    for number, line in enumerate(lines, 2):
        if not line:
            continue
        fields = line.split("\t")
        if len(fields) != len(SERVICE_COLUMNS):
            raise Fault(f"{path}:{number}: {len(fields)} columns, not {len(SERVICE_COLUMNS)}")
        kept[fields[0]] = fields[KEPT_COLUMNS]
    return kept


def shorten(codes):
    """Sorted codes in one field; a category that the code before has too is left out.

    In sorted order a bare category comes first of its kind, so what is left
    over always begins with the dot.
    """
    words, before = [], None
    for code in sorted(codes):
        category = code.partition(".")[0]
        words.append(code[len(category) :] if category == before else code)
        before = category
    return " ".join(words)


def table(header, rows):
    return "".join("\t".join(row) + "\n" for row in [header, *rows])


def tables(inventory, kept):
    """File name -> its text."""
    services_of = {}
    for service, codes in inventory.codes.items():
        for code in codes:
            services_of.setdefault(code, []).append(service)

    codes = [(code, ",".join(sorted(services))) for code, services in sorted(services_of.items())]
    actions = [(*key, shorten(codes)) for key, codes in sorted(inventory.actions.items())]
    services = [
        (service, ",".join(sorted(versions)), *kept.get(service, ("", "", "", "")))
        for service, versions in sorted(inventory.versions.items())
    ]
    return {
        "codes.tsv": table(("code", "services"), codes),
        "actions.tsv": table(("service", "version", "action", "codes"), actions),
        "services.tsv": table(SERVICE_COLUMNS, services),
    }


def refresh(out, sdks):
    """Reads everything, then writes everything. Returns a line that says what changed."""
    inventory = Inventory()
    for sdk in sdks:
        read_sdk(sdk, inventory)
    kept = read_services(out / "services.tsv")
    texts = tables(inventory, kept)
    try:
        out.mkdir(parents=True, exist_ok=True)
        for name, text in texts.items():
            (out / name).write_bytes(text.encode("utf-8"))
    except OSError as error:
        raise Fault(f"{error.filename}: {error.strerror}") from error

    counts = ", ".join(f"{text.count(chr(10)) - 1} in {name}" for name, text in texts.items())
    new = ", ".join(sorted(inventory.versions.keys() - kept.keys()))
    gone = ", ".join(sorted(kept.keys() - inventory.versions.keys()))
    return f"{counts}; new services: {new or 'none'}; services gone: {gone or 'none'}"


def main():
    parser = argparse.ArgumentParser(description="Writes the inventory anew from the vendor's SDKs.")
    parser.add_argument("--out", required=True, type=Path, metavar="DIR", help="where the three files are written")
    parser.add_argument("sdks", nargs="+", type=Path, metavar="SDK", help="an unpacked SDK, Go or Python")
    arguments = parser.parse_args()
    try:
        print(f"refresh.py: {refresh(arguments.out, arguments.sdks)}", file=sys.stderr)
    except Fault as fault:
        print(f"refresh.py: {fault}", file=sys.stderr)
        sys.exit(2)


if __name__ == "__main__":
    main()
