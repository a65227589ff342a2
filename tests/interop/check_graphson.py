"""check_graphson.py tinkergraph|python DIR [TOOL]: field by field, what TinkerGraph, or Python by the rules of GraphSON 3, finds in
the GraphSON file equals the NDJSON export; each edge stands at both its ends, with the same values. TOOL is the folder that
tinkerpop/setup filled."""
import json
import os
import sys

from check_graphdb import compare, dumped, java, output
from expected import Mismatch, graphs, skip


def plain(value):
    """A typed value as JSON writes it."""
    if not isinstance(value, dict):
        return value
    if value["@type"] not in ("g:Int64", "g:Double") or isinstance(value["@value"], int) != (value["@type"] == "g:Int64"):
        raise Mismatch(f"{value}")
    return value["@value"]


def ends(vertex, side, other):
    for label, edges in vertex.get(side, {}).items():
        for edge in edges:
            row = {"id": edge["id"], **{name: plain(value) for name, value in edge["properties"].items()}}
            there = {"outV": "source", "inV": "target"}[other]
            here = {"outV": "target", "inV": "source"}[other]
            yield edge["id"], {"table": "edges", "type": label, here: vertex["id"], there: edge[other], "row": row}


def with_python(path):
    left, entered, property_ids = {}, {}, set()
    with open(path, encoding="utf-8", newline="\n") as lines:
        for line in lines:
            vertex = json.loads(line)
            left.update(ends(vertex, "outE", "inV"))
            entered.update(ends(vertex, "inE", "outV"))
            row = {"id": vertex["id"]}
            for name, members in vertex["properties"].items():
                values = [plain(member["value"]) for member in members]
                row[name] = values if name == "aliases" else values[0]
                if len(values) > 1 and name != "aliases":
                    raise Mismatch(f"{vertex['id']} {name}: {values}")
                fresh = {plain(member["id"]) for member in members}
                if len(fresh) != len(members) or fresh & property_ids:
                    raise Mismatch(f"{vertex['id']} {name}: ids of properties are not unique")
                property_ids |= fresh
            yield json.dumps({"table": "nodes", "labels": [vertex["label"]], "row": row})
    if left != entered:
        raise Mismatch(f"{path}: edges leave other vertices than they enter")
    yield from map(json.dumps, left.values())


def main():
    name, folder = sys.argv[1:3]
    paths = [base + ".graphson" for base in graphs(folder)]
    if name == "python":
        found = ((path, with_python(path)) for path in paths)
    else:
        tool = sys.argv[3]
        if not os.path.exists(f"{tool}/TinkerDump.class"):
            skip(f"TinkerGraph is not there; tests/interop/tinkerpop/setup {tool} fetches it")
        found = zip(paths, dumped(output(java(tool, "TinkerDump", *paths))))
    for path, lines in found:
        compare(path, lines)


main()
