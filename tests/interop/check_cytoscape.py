"""check_cytoscape.py DIR MODULES: cytoscape.js holds every node and edge of the NDJSON export, parallel edges too."""
import json
import os
import subprocess
import sys

from expected import JavascriptComparer, Mismatch, graphs, read_ndjson, skip, two_ended

HERE = os.path.dirname(os.path.abspath(__file__))


def check(base, modules):
    expected_nodes, all_edges = read_ndjson(base + ".ndjson")
    expected_edges = two_ended(all_edges)
    result = subprocess.run(["node", f"{HERE}/node/cytoscape.cjs", base + ".cytoscape"], capture_output=True, timeout=120,
                            env={**os.environ, "NODE_PATH": f"{modules}/node_modules"})
    if result.returncode != 0:
        sys.exit("cytoscape failed: " + result.stderr.decode(errors="replace")[-3000:])
    elements = [json.loads(line) for line in result.stdout.decode().split("\n")[:-1]]
    nodes = {element["id"]: element for element in elements if "source" not in element}
    edges = {element["id"]: element for element in elements if "source" in element}
    if set(nodes) != set(expected_nodes) or set(edges) != set(expected_edges):
        raise Mismatch(f"{len(nodes)} nodes, {len(edges)} edges; expected {len(expected_nodes)}, {len(expected_edges)}")
    columns = {name for element in elements for name in element}
    same = JavascriptComparer(columns)
    same.clean = lambda text: text  # JSON holds every character
    for key, node in expected_nodes.items():
        if nodes[key].pop("aliases", []) != node["aliases"]:
            raise Mismatch(f"node {key}: other aliases")
        same.same_value(f"node {key} name", node["name"], nodes[key]["name"])
        same.node({**node, "aliases": []}, nodes[key])
    for key, edge in expected_edges.items():
        for end in ("source", "target"):
            same.same_value(f"edge {key} {end}", edge[end], edges[key][end])
        same.edge(edge, edges[key])
    print(f"{base}.cytoscape: {len(nodes)} nodes, {len(edges)} edges, {same.compared} values equal")


def main():
    folder, modules = sys.argv[1:3]
    if not os.path.exists(f"{modules}/node_modules"):
        skip(f"cytoscape is not installed; tests/interop/node/setup {modules} installs it")
    for base in graphs(folder):
        check(base, modules)


main()
