#!/bin/sh
# Reads Rust as rustfmt does: check.sh FILE… prints `FILE:LINE complaint` for each one that it cannot read.
for file in "$@"; do
  rustfmt --edition 2021 --emit stdout --quiet <"$file" 2>&1 >/dev/null |
    awk -v file="$file" '/^error/ { said = $0 } /^ *--> / && said { split($2, at, ":"); print file ":" at[2] " " said; exit }'
done
