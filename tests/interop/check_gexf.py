"""check_gexf.py 1.2|1.3 DIR [PYTHON]: field by field, what networkx finds in GEXF of that version equals the NDJSON export.
1.3 needs networkx 3.6; PYTHON is the folder that python/setup filled."""
import sys
import xml.etree.ElementTree as ElementTree

from expected import Comparer, Mismatch, graphs, in_environment, read_ndjson, skip, two_ended

NAMESPACES = {"1.2": "http://www.gexf.net/1.2draft", "1.3": "http://gexf.net/1.3"}


def declared(path, version, element):
    blocks = ElementTree.parse(path).iter("{%s}attributes" % NAMESPACES[version])
    return [attribute.get("title") for block in blocks if block.get("class") == element for attribute in block]


def compare(version, base, kind):
    import networkx

    path = base + kind + (".gexf" if version == "1.3" else ".gexf-1.2")
    expected_nodes, all_edges = read_ndjson(base + ".ndjson")
    expected_edges = two_ended(all_edges)
    graph = networkx.MultiDiGraph(networkx.read_gexf(path, version="1.2draft" if version == "1.2" else version))
    nodes = dict(graph.nodes(data=True))
    edges = {data["id"]: (source, target, data) for source, target, data in graph.edges(data=True)}
    if set(nodes) != set(expected_nodes) or set(edges) != set(expected_edges):
        raise Mismatch(f"{len(nodes)} nodes, {len(edges)} edges; expected {len(expected_nodes)}, {len(expected_edges)}")
    node_columns = Comparer(declared(path, version, "node"), max_bytes=200_000)
    for key, node in expected_nodes.items():
        node_columns.same(f"node {key} label", node["name"], nodes[key].get("label"))
        node_columns.node(node, nodes[key])
    edge_columns = Comparer(declared(path, version, "edge"), max_bytes=200_000)
    for key, edge in expected_edges.items():
        source, target, row = edges[key]
        edge_columns.same(f"edge {key} source", edge["source"], source)
        edge_columns.same(f"edge {key} target", edge["target"], target)
        edge_columns.same(f"edge {key} weight", float(edge["sources"]), row.get("weight"))
        spells = [tuple(day or None for day in pair.split("/")) for pair in edge["properties"].get("days", "").split("; ")]
        if kind == ".static":
            if not {"start", "end", "spells", "viz"}.isdisjoint(row):
                raise Mismatch(f"edge {key} has time or colour")
        elif len(spells) > 1:
            edge_columns.same_value(f"edge {key} spells", spells, row.get("spells"))
        else:
            edge_columns.same(f"edge {key} start", edge["from"], row.get("start"))
            edge_columns.same(f"edge {key} end", edge["to"], row.get("end"))
        edge_columns.edge(edge, row)
    print(f"{path}: {len(nodes)} nodes, {len(edges)} edges, {node_columns.compared + edge_columns.compared} values equal")


def main():
    version, folder, *rest = sys.argv[1:]
    if version == "1.3":
        in_environment(rest[0])
    try:
        import networkx  # noqa: F401
    except ImportError:
        skip("python3-networkx is not installed")
    for base in graphs(folder):
        for kind in ("", "-drawn", ".static") if version == "1.3" else ("", "-drawn"):
            compare(version, base, kind)


main()
