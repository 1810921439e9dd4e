"""What is measured and what it is measured against, built as the release profile of Cargo.toml says."""
import os
import shutil
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
MUSL = "x86_64-unknown-linux-musl"
PROFILE = ["-C", "opt-level=3", "-C", "lto=fat", "-C", "codegen-units=1", "-C", "panic=abort", "-C", "strip=symbols"]


def target_folder():
    return Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target"))


def tcerr(target=None):
    """The release build."""
    words = ["cargo", "build", "--release", "--locked", "--quiet"]
    subprocess.run(words + (["--target", target] if target else []), cwd=ROOT, check=True)
    return target_folder().joinpath(*([target] if target else []), "release", "tcerr")


def empty(folder):
    """`fn main() {}`: what every program of Rust costs."""
    source, program = Path(folder, "empty.rs"), Path(folder, "empty")
    source.write_text("fn main() {}\n")
    subprocess.run(["rustc", *PROFILE, "-o", program, source], check=True)
    return program


def generator(folder):
    """The program that writes the inputs."""
    program = Path(folder, "generate")
    subprocess.run(["rustc", "--edition=2024", "-O", "-o", program, ROOT / "benches/generate.rs"], check=True)
    return program


def packed_texts():
    """The texts and names of the catalog, as the newest build has packed them into one."""
    files = target_folder().glob("release/build/tcerr-*/out/catalog.txt")
    return max(files, key=lambda file: file.stat().st_mtime)


def has_target(target):
    if not shutil.which("rustup"):
        return False
    installed = subprocess.run(["rustup", "target", "list", "--installed"], stdout=subprocess.PIPE, text=True).stdout
    return target in installed.split()
