"""Holds configurations of GitLab CI against GitLab's own schema, as check-jsonschema (PyPI) ships it: python3 check.py FILE…

Prints `FILE:1 complaint` for each one that the schema rejects. Nothing is fetched while it runs.
"""
import json
import subprocess
import sys

names = sys.argv[1:]
if names:
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.gitlab-ci", "--data-transform", "gitlab-ci", "-o", "json"]
    said = json.loads(subprocess.run([*command, *names], capture_output=True, text=True).stdout)
    for error in said.get("errors", []):
        print(f"{error['filename']}:1 {error['path']}: {error['message'][:200]}")
    for error in said.get("parse_errors", []):
        print(f"{error['filename']}:1 {error['message'][:200]}")
