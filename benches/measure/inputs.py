"""The inputs of `parse`: which there are, and the files that `benches/generate.rs` writes."""
import subprocess
from pathlib import Path

# By the name that the generator knows.
KINDS = {
    "ndjson": "a response a line, 5 % errors, 1 % successes that look like one",
    "text": "a text log, an SDK's error in 1 % of the lines",
    "docker-pino": "Docker's JSON around pino's, errors in 0.1 % of the lines",
    "cri-python": "containerd's lines around python-json-logger's, errors in 0.1 %",
    "pretty": "responses laid out over many lines, 5 % errors",
    "utf16": "the text log in UTF-16",
    "coloured": "the text log with colours",
    "quiet": "the text log without an error",
    "errors-json": "every line a response with an error; a tenth of the size",
    "errors-text": "every line an SDK's error; a tenth of the size",
}
# Where every line is an error, a tenth of the size tells as much.
DENSE = ("errors-json", "errors-text")
# Of these, an error may be as long as its document, which is kept until it has ended.
NOT_LINES = ("pretty",)
# How many files the input of many small ones is, and how large each is.
SMALL_FILES = (2_000, 8 << 10)


def write(generator, kind, size, folder):
    """The file with an input of a kind, of so many bytes."""
    path = Path(folder, f"{kind}-{size}.log")
    with open(path, "wb") as file:
        subprocess.run([generator, kind, str(size)], stdout=file, check=True)
    return path


def write_small_files(generator, folder):
    """A folder with many small text logs."""
    path = Path(folder, "small")
    count, size = SMALL_FILES
    subprocess.run([generator, "text", str(size), path, str(count)], check=True)
    return path
