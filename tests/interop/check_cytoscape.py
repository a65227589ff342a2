"""check_cytoscape.py cytoscape|networkx DIR [MODULES]: field by field, cytoscape.js or networkx finds in the JSON elements what the
NDJSON export holds, parallel edges too. MODULES is the folder that node/setup filled."""
import json
import os
import subprocess
import sys

from expected import JavascriptComparer, Mismatch, graphs, read_ndjson, skip, two_ended

HERE = os.path.dirname(os.path.abspath(__file__))


def with_cytoscape(base, modules):
    result = subprocess.run(["node", f"{HERE}/node/cytoscape.cjs", base + ".cytoscape"], capture_output=True, timeout=120,
                            env={**os.environ, "NODE_PATH": f"{modules}/node_modules"})
    if result.returncode != 0:
        sys.exit("cytoscape failed: " + result.stderr.decode(errors="replace")[-3000:])
    return [json.loads(line) for line in result.stdout.decode().split("\n")[:-1]]


def with_networkx(base, _):
    import networkx

    with open(base + ".cytoscape", encoding="utf-8") as file:
        elements = json.load(file)["elements"]
    for node in elements["nodes"]:
        node["data"]["value"] = node["data"]["id"]  # by these networkx tells nodes and edges apart
    for edge in elements["edges"]:
        edge["data"]["key"] = edge["data"]["id"]
    graph = networkx.cytoscape_graph({"directed": True, "multigraph": True, "data": [], "elements": elements})
    nodes = [{**data, "value": None} for _, data in graph.nodes(data=True)]
    return nodes + [data for _, _, data in graph.edges(data=True)]


def check(base, reader, modules):
    expected_nodes, all_edges = read_ndjson(base + ".ndjson")
    expected_edges = two_ended(all_edges)
    elements = reader(base, modules)
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
    name, folder, *rest = sys.argv[1:]
    modules = rest[0] if rest else None
    if name == "cytoscape" and not os.path.exists(f"{modules}/node_modules"):
        skip(f"cytoscape is not installed; tests/interop/node/setup {modules} installs it")
    if name == "networkx":
        try:
            __import__(name)
        except ImportError:
            skip("python3-networkx is not installed")
    for base in graphs(folder):
        check(base, {"cytoscape": with_cytoscape, "networkx": with_networkx}[name], modules)


main()
