"""check_gexf.py DIR: field by field, what networkx finds in GEXF 1.2 equals the NDJSON export."""
import sys
import xml.etree.ElementTree as ElementTree

from expected import Comparer, Mismatch, graphs, read_ndjson, skip, two_ended

NAMESPACE = "{http://www.gexf.net/1.2draft}"


def declared(path, element):
    blocks = ElementTree.parse(path).iter(NAMESPACE + "attributes")
    return [attribute.get("title") for block in blocks if block.get("class") == element for attribute in block]


def compare(base, kind):
    import networkx

    path = base + kind + ".gexf-1.2"
    expected_nodes, all_edges = read_ndjson(base + ".ndjson")
    expected_edges = two_ended(all_edges)
    graph = networkx.MultiDiGraph(networkx.read_gexf(path, version="1.2draft"))
    nodes = dict(graph.nodes(data=True))
    edges = {data["id"]: (source, target, data) for source, target, data in graph.edges(data=True)}
    if set(nodes) != set(expected_nodes) or set(edges) != set(expected_edges):
        raise Mismatch(f"{len(nodes)} nodes, {len(edges)} edges; expected {len(expected_nodes)}, {len(expected_edges)}")
    node_columns = Comparer(declared(path, "node"), max_bytes=200_000)
    for key, node in expected_nodes.items():
        node_columns.same(f"node {key} label", node["name"], nodes[key].get("label"))
        node_columns.node(node, nodes[key])
    edge_columns = Comparer(declared(path, "edge"), max_bytes=200_000)
    for key, edge in expected_edges.items():
        source, target, row = edges[key]
        edge_columns.same(f"edge {key} source", edge["source"], source)
        edge_columns.same(f"edge {key} target", edge["target"], target)
        edge_columns.same(f"edge {key} weight", float(edge["sources"]), row.get("weight"))
        edge_columns.same(f"edge {key} start", edge["from"], row.get("start"))
        edge_columns.same(f"edge {key} end", edge["to"], row.get("end"))
        edge_columns.edge(edge, row)
    print(f"{path}: {len(nodes)} nodes, {len(edges)} edges, {node_columns.compared + edge_columns.compared} values equal")


def main():
    try:
        import networkx  # noqa: F401
    except ImportError:
        skip("python3-networkx is not installed")
    for base in graphs(sys.argv[1]):
        for kind in ("", "-drawn"):
            compare(base, kind)


main()
