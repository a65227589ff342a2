"""check_graphology.py DIR MODULES: field by field, what graphology (the reader of Gephi Lite and sigma) finds in GEXF and
GraphML equals the NDJSON export. MODULES is the folder that node/setup filled."""
import json
import os
import subprocess
import sys

from expected import JavascriptComparer, Mismatch, graphs, read_ndjson, skip, token, two_ended

HERE = os.path.dirname(os.path.abspath(__file__))


def read(path, modules):
    result = subprocess.run(["node", f"{HERE}/node/graphology.cjs", path], capture_output=True, timeout=300,
                            env={**os.environ, "NODE_PATH": f"{modules}/node_modules"})
    if result.returncode != 0:
        sys.exit(f"{path}: graphology failed: " + result.stderr.decode(errors="replace")[-3000:])
    nodes, edges = {}, {}
    for line in result.stdout.decode().split("\n")[:-1]:
        item = json.loads(line)
        if "node" in item:
            nodes[item["node"]] = item
        else:
            edges[item["edge"]] = item
    return nodes, edges


def mangled(item):
    """graphology's XML parser takes these two for line ends, as XML 1.1 does, and changes them."""
    return any(sign in json.dumps(item, ensure_ascii=False) for sign in ("\x85", "\u2028"))


def compare(path, base, modules):
    expected_nodes, all_edges = read_ndjson(base + ".ndjson")
    expected_edges = two_ended(all_edges)
    nodes, edges = read(path, modules)
    gexf = path.endswith(".gexf")
    ids = (lambda text: text) if gexf else token
    if set(nodes) != {ids(key) for key in expected_nodes} or set(edges) != {ids(key) for key in expected_edges}:
        raise Mismatch(f"{path}: {len(nodes)} nodes, {len(edges)} edges; "
                       f"expected {len(expected_nodes)}, {len(expected_edges)}")
    columns = {name for item in (*nodes.values(), *edges.values()) for name in item["row"]}
    same = JavascriptComparer(columns, ids, lambda value: value is None or value == "", 200_000 if gexf else None)
    for key, node in expected_nodes.items():
        if mangled(node):
            continue
        row = nodes[ids(key)]["row"]
        same.same(f"node {key} label", node["name"], row.get("label"))
        same.node(node, row)
    for key, edge in expected_edges.items():
        found = edges[ids(key)]
        same.same(f"edge {key} source", ids(edge["source"]), found["source"])
        same.same(f"edge {key} target", ids(edge["target"]), found["target"])
        same.same_value(f"edge {key} directed", True, found["directed"])
        same.same(f"edge {key} weight", edge["sources"], found["row"].get("weight"))
        if not mangled(edge):
            same.edge(edge, found["row"])
    print(f"{path}: {len(nodes)} nodes, {len(edges)} edges, {same.compared} values equal")


def main():
    folder, modules = sys.argv[1:3]
    if not os.path.exists(f"{modules}/node_modules"):
        skip(f"graphology is not installed; tests/interop/node/setup {modules} installs it")
    for base in graphs(folder):
        for form in ("gexf", "graphml"):
            compare(f"{base}.{form}", base, modules)


main()
