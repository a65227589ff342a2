"""check_dot.py DIR: Graphviz draws every file without a word, and each node and edge is in the drawing with its name."""
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ElementTree

from expected import clean, graphs, read_ndjson, skip, token, two_ended

SVG = "{http://www.w3.org/2000/svg}"


def drawing(path):
    result = subprocess.run(["dot", "-Tsvg", path], capture_output=True, timeout=120)
    if result.returncode != 0 or result.stderr:
        sys.exit(f"{path}: dot said: {result.stderr.decode(errors='replace')[:2000]}")
    return ElementTree.fromstring(result.stdout)


def squeezed(text):
    return "".join(text.split())


def check(base, kind=""):
    nodes, edges = read_ndjson(base + ".ndjson")
    base += kind
    groups = {"node": {}, "edge": []}
    for group in drawing(base + ".dot").iter(SVG + "g"):
        title = group.findtext(SVG + "title")
        if group.get("class") == "node":
            groups["node"][title] = "".join(text.text or "" for text in group.iter(SVG + "text"))
        elif group.get("class") == "edge":
            groups["edge"].append(title)
    expected = sorted(f"{token(e['source'])}->{token(e['target'])}" for e in two_ended(edges).values())
    if sorted(groups["edge"]) != expected:
        sys.exit(f"{base}.dot: {len(groups['edge'])} edges drawn, {len(expected)} expected, or other ends")
    if set(groups["node"]) != {token(key) for key in nodes}:
        sys.exit(f"{base}.dot: {len(groups['node'])} nodes drawn, {len(nodes)} expected")
    for key, node in nodes.items():
        shown = squeezed(groups["node"][token(key)])
        name = squeezed(clean(node["name"]))
        if shown != name and not (shown.endswith("…") and name.startswith(shown[:-1])):
            sys.exit(f"{base}.dot: node {key} is drawn as {shown!r}, not {name!r:.300}")
    print(f"{base}.dot: {len(nodes)} nodes and {len(expected)} edges drawn, no warning")


def main():
    if shutil.which("dot") is None:
        skip("dot is not installed (graphviz)")
    for base in graphs(sys.argv[1]):
        for kind in ("", "-drawn"):
            check(base, kind)


main()
