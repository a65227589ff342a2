"""check_gephi.py DIR TOOLKIT: field by field, what Gephi's own importers find in GEXF and GraphML equals the NDJSON
export, and Gephi has nothing to complain about. TOOLKIT is the folder that gephi/setup filled."""
import datetime
import json
import os
import re
import subprocess
import sys

from expected import Comparer, Mismatch, graphs, read_ndjson, skip, token, two_ended

class GephiComparer(Comparer):
    def same(self, where, expected, got):
        if expected != "NULL" or got is not None:  # Gephi takes the text NULL for no value
            super().same(where, expected, got)


def run_gephi(paths, toolkit):
    classpath = toolkit + os.pathsep + open(f"{toolkit}/classpath.txt", encoding="utf-8").read()
    command = ["java", "-Djava.awt.headless=true", "-cp", classpath, "GephiDump", *paths]
    result = subprocess.run(command, capture_output=True, timeout=300)
    if result.returncode != 0 or b"Exception" in result.stderr:
        sys.exit("Gephi failed: " + result.stderr.decode(errors="replace")[-3000:])
    found = {}
    for line in result.stdout.decode().splitlines():
        item = json.loads(line)
        if "file" in item:
            nodes, edges = found[item["file"]] = ({}, {})
        elif "issue" in item:
            sys.exit(f"Gephi says of {list(found)[-1]}: {item['issue']}")
        elif "node" in item:
            nodes[item["node"]] = item
        else:
            edges[item["edge"]] = item
    return found


def milliseconds(day):
    """Gephi keeps dates as milliseconds since 1970."""
    if day is None:
        return None
    days = datetime.date.fromisoformat(day).toordinal() - datetime.date(1970, 1, 1).toordinal()
    return days * 86_400_000


def spells(edge):
    """The times of a merged edge, or the one of another; a day that is not known is None."""
    if "days" in edge["properties"]:
        return [[day or None for day in pair.split("/")] for pair in edge["properties"]["days"].split("; ")]
    return [[edge["from"], edge["to"]]] if edge["from"] or edge["to"] else []


def compare(path, base, nodes, edges):
    expected_nodes, all_edges = read_ndjson(base + ".ndjson")
    expected_edges = two_ended(all_edges)
    gexf, static = path.endswith(".gexf"), path.endswith(".static.gexf")
    ids = (lambda text: text) if gexf else token
    if set(nodes) != {ids(key) for key in expected_nodes} or set(edges) != {ids(key) for key in expected_edges}:
        raise Mismatch(f"{len(nodes)} nodes, {len(edges)} edges; expected {len(expected_nodes)}, {len(expected_edges)}")
    limit = 200_000 if gexf else None
    columns = {name for item in (*nodes.values(), *edges.values()) for name in item["row"]}
    same = GephiComparer(columns, ids, lambda value: value is None or value == "", limit)
    for key, node in expected_nodes.items():
        found = nodes[ids(key)]
        same.same(f"node {key} label", node["name"], found["label"])
        same.node(node, found["row"])
    for key, edge in expected_edges.items():
        found = edges[ids(key)]
        where = f"edge {key}"
        same.same(f"{where} source", ids(edge["source"]), found["source"])
        same.same(f"{where} target", ids(edge["target"]), found["target"])
        type_of = edge["type"] + (" " + edge["id"] if static else "")
        same.same(f"{where} type", type_of, found["type"] if static else re.sub(" [0-9]+$", "", found["type"]))
        same.same(f"{where} weight", float(edge["sources"]), found["weight"])
        same.same(f"{where} directed", True, found["directed"])
        same.edge(edge, found["row"])
        days = [] if static else spells(edge)
        if gexf and all((day or "9") > "1583" for pair in days for day in pair):  # before, Gephi counts by the Julian calendar
            same.same(f"{where} time", [[milliseconds(day) for day in pair] for pair in days], found["time"])
    print(f"{path}: {len(nodes)} nodes, {len(edges)} edges, {same.compared} values equal")


def main():
    folder, toolkit = sys.argv[1:3]
    if not os.path.exists(f"{toolkit}/GephiDump.class"):
        skip(f"the Gephi Toolkit is not there; tests/interop/gephi/setup {toolkit} fetches it")
    bases = graphs(folder, without=("empty",))
    kinds = (".gexf", "-drawn.gexf", ".static.gexf", ".graphml", "-drawn.graphml", ".tinkerpop.graphml")
    paths = {base + kind: base for base in bases for kind in kinds}
    for path, (nodes, edges) in run_gephi(list(paths), toolkit).items():
        compare(path, paths[path], nodes, edges)


if __name__ == "__main__":
    main()
