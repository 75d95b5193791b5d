#!/usr/bin/env python3
"""Prints what is in bench/results as Markdown, for bench/RESULTS.md."""
import json

from results import FOLDER, bound, holds, shown


def main():
    for path in sorted(FOLDER.glob("*.json")):
        result = json.loads(path.read_text())
        print(f"\n### {result['program']}\n\n{result['date']}, {result['machine']}, "
              f"load at the start {result['load_at_start']:.1f}\n")
        print("| figure | measured | limit | |\n|---|---:|---|---|")
        for key, figure in result["figures"].items():
            mark = ("" if not bound(figure) else "held" if holds(figure) else "**missed**")
            print(f"| {key.replace('_', ' ')} | {shown(figure['value'])} | {bound(figure)} | {mark} |")


if __name__ == "__main__":
    main()
