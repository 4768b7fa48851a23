"""Prints the verdict of the only solution of a report, and what counted its memory."""

import json
import sys

with open(sys.argv[1], encoding="utf-8") as file:
    report = json.load(file)
# Older judges do not list their layers.
layers = report.get("layers")
counts = "unsaid" if layers is None else "groups" if "memory_cgroup" in layers else "limits"
print(report["solutions"][0]["verdict"], counts)
