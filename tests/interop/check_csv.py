"""check_csv.py python|ladybug|duckdb DIR [MODULES]: field by field, what the reader finds in the CSV folders equals the NDJSON
export: in the default one, in the one with line ends kept and lists joined by |, and in the one with line ends escaped.
MODULES is the folder that node/setup filled."""
import csv
import json
import os
import re
import subprocess
import sys

from expected import Comparer, Mismatch, clean, graphs, read_ndjson, skip, two_ended

csv.field_size_limit(1 << 30)
HERE = os.path.dirname(os.path.abspath(__file__))


def guarded(text):
    """No formula."""
    return "'" + text if re.match("'*[=+@-]", text) else text


def field(text):
    """Text as a CSV field holds it: one line, and no formula."""
    return guarded(re.sub("[\n\t]", " ", clean(text)))


def field_with_lines(text):
    return guarded(clean(text))


def unescaped(value):
    letters = {"n": "\n", "r": "\r", "t": "\t", "\\": "\\"}
    return re.sub(r"\\(.)", lambda match: letters[match[1]], value) if isinstance(value, str) else value


# Folder, what a text becomes, what parts the items of a list.
KINDS = ((".csv", field, ";"), (".csv-lines", field_with_lines, "|"), (".csv-escape", field_with_lines, ";"))


def header_types(path, keys):
    with open(path, encoding="utf-8") as file:
        names = file.readline().rstrip("\n").split(",")
    types = dict((name.split(":") + ["string"])[:2] for name in names[len(keys):])
    return {**{key: "string" for key in keys}, **types}


def with_python(folder):
    for table, keys in (("nodes", NODE_KEYS), ("edges", EDGE_KEYS)):
        with open(f"{folder}/{table}.csv", encoding="utf-8", newline="") as file:
            rows = csv.reader(file, strict=True)
            next(rows)
            names = list(header_types(f"{folder}/{table}.csv", keys))
            for row in rows:
                if len(row) != len(names):
                    raise Mismatch(f"{table}: a record of {len(row)} fields, not {len(names)}")
                yield table, {name: value for name, value in zip(names, row) if value != ""}


def with_node(script, folder, modules):
    delimiter = "|" if folder.endswith("-lines") else ";"
    result = subprocess.run(["node", f"{HERE}/node/{script}.cjs", folder, delimiter], capture_output=True, timeout=300,
                            env={**os.environ, "NODE_PATH": f"{modules}/node_modules"})
    if result.returncode != 0:
        sys.exit(f"{script} failed: " + result.stderr.decode(errors="replace")[-3000:])
    for line in result.stdout.decode().split("\n")[:-1]:
        item = json.loads(line)
        yield item["table"], item["row"]


def typed(value, kind):
    if kind == "long":
        return int(value)
    if kind == "double":
        return float(value)
    if kind == "boolean" and isinstance(value, str):
        return {"true": True, "false": False}[value]
    return value


NODE_KEYS = ("id", "label", "name")
EDGE_KEYS = ("source", "target", "id", "type")


def compare(rows, base, kind):
    suffix, field, delimiter = kind
    folder = base + suffix
    expected_nodes, all_edges = read_ndjson(base + ".ndjson")
    expected_edges = two_ended(all_edges)
    types = {"nodes": header_types(folder + "/nodes.csv", NODE_KEYS), "edges": header_types(folder + "/edges.csv", EDGE_KEYS)}
    found = {"nodes": {}, "edges": {}}
    count = 0
    for table, row in rows(folder):
        if suffix == ".csv-escape":
            row = {name: unescaped(value) for name, value in row.items()}
        found[table][row["id"]] = {name: typed(value, types[table][name]) for name, value in row.items()}
        count += 1
    nodes, edges = found["nodes"], found["edges"]
    if {field(key) for key in expected_nodes} != set(nodes) or {field(key) for key in expected_edges} != set(edges):
        raise Mismatch(f"{len(nodes)} nodes, {len(edges)} edges; expected {len(expected_nodes)}, {len(expected_edges)}")
    if count != len(nodes) + len(edges):
        raise Mismatch("ids are not unique")
    same = Comparer(types["nodes"], field, shape=field)
    same.delimiter = delimiter
    for key, node in expected_nodes.items():
        row = nodes[field(key)]
        same.same(f"node {key} label", node["type"], row.get("label"))
        same.same(f"node {key} name", node["name"], row.get("name"))
        same.node(node, row)
    same.columns = set(types["edges"])
    for key, edge in expected_edges.items():
        row = edges[field(key)]
        for end in ("source", "target"):
            same.same(f"edge {key} {end}", edge[end], row.get(end))
        same.same(f"edge {key} type", re.sub("[^A-Z0-9]", "_", edge["type"].upper()), row.get("type"))
        same.edge(edge, row)
    print(f"{folder}: {len(nodes)} nodes, {len(edges)} edges, {same.compared} values equal")


def main():
    name, folder = sys.argv[1:3]
    rows = with_python
    if name != "python":
        modules = sys.argv[3]
        if not os.path.exists(f"{modules}/node_modules"):
            skip(f"{name} is not installed; tests/interop/node/setup {modules} installs it")
        rows = lambda path: with_node(name, path, modules)  # noqa: E731
    for base in graphs(folder):
        for kind in KINDS:
            compare(rows, base, kind)


if __name__ == "__main__":
    main()
