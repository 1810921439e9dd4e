#!/usr/bin/env bash
# Makes a tarball that runs on any Linux of this architecture: a static program, its manual
# page, completions and licences, and a checksum beside it.
#
#   packaging/tarball.sh [FOLDER]     where to put it; dist/ without
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
out=${1:-dist}

target=$(uname -m)-unknown-linux-musl
version=$(cargo metadata --no-deps --locked --format-version 1 | sed 's/.*"name":"tcerr","version":"\([^"]*\)".*/\1/')
name=tcerr-$version-$target

cargo build --locked --release --target "$target"

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
folder=$scratch/$name
mkdir -p "$folder/completions" "$out"
install -m 755 "target/$target/release/tcerr" "$folder/tcerr"
install -m 644 docs/tcerr.1 README.md CHANGELOG.md LICENSE-MIT LICENSE-APACHE "$folder/"
install -m 644 completions/* "$folder/completions/"
# The same input gives the same bytes: sorted names, one owner, the time of the last commit.
time=$(git log -1 --format=%ct 2>/dev/null || echo 0)
tar --sort=name --owner=0 --group=0 --numeric-owner --mtime="@$time" -C "$scratch" -cf - "$name" |
  gzip -9n >"$out/$name.tar.gz"
(cd "$out" && sha256sum "$name.tar.gz" >"$name.tar.gz.sha256")
echo "$out/$name.tar.gz"
