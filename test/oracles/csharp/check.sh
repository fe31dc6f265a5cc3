#!/bin/sh
# Reads C# as Mono's compiler does (C# 7), up to the tree: check.sh FILE… prints `FILE:LINE complaint` for each one that it rejects.
for file in "$@"; do
  mcs --parse "$file" 2>&1 | sed -nE "s|^[^(]*\(([0-9]+),[0-9]+\): error (.*)|$file:\1 \2|p" | head -n 1
done
