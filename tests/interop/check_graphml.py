"""check_graphml.py networkx|igraph|graph_tool DIR, or tinkergraph DIR TOOL: field by field, what the reader finds in GraphML
equals the NDJSON export. TOOL is the folder that tinkerpop/setup filled."""
import json
import math
import os
import sys
import xml.etree.ElementTree as ElementTree

from expected import Comparer, Mismatch, graphs, read_ndjson, skip, token, two_ended

NAMESPACE = "{http://graphml.graphdrawing.org/xmlns}"


def declared_types(path, domain):
    """The names of a domain's keys, with their types."""
    keys = ElementTree.parse(path).iter(NAMESPACE + "key")
    return {key.get("attr.name"): key.get("attr.type") for key in keys if key.get("for") == domain}


def with_networkx(path):
    import networkx

    graph = networkx.read_graphml(path, force_multigraph=True)
    nodes = dict(graph.nodes(data=True))
    edges = {key: (source, target, data) for source, target, key, data in graph.edges(keys=True, data=True)}
    if len(edges) != graph.number_of_edges():
        raise Mismatch("edge ids are not unique")
    return nodes, edges, lambda value: value is None


def with_igraph(path):
    import igraph

    graph = igraph.Graph.Read_GraphML(path)
    nodes = {vertex["id"]: vertex.attributes() for vertex in graph.vs}
    edges = {}
    for edge in graph.es:
        edges[edge["id"]] = (graph.vs[edge.source]["id"], graph.vs[edge.target]["id"], edge.attributes())
    if not graph.is_directed() or len(edges) != graph.ecount():
        raise Mismatch("not directed, or edge ids are not unique")
    # igraph has no missing values: false, NaN and the empty text stand for them.
    return nodes, edges, lambda v: v is None or v == "" or v is False or (isinstance(v, float) and math.isnan(v))


def with_graph_tool(path):
    import graph_tool

    graph = graph_tool.load_graph(path)
    types = {"bool": "boolean", "int64_t": "long", "long double": "double", "string": "string"}
    for domain, maps in (("node", graph.vp), ("edge", graph.ep)):
        written = declared_types(path, domain)
        for name, values in maps.items():
            if not name.startswith("_graphml_") and types.get(values.value_type()) != written[name]:
                raise Mismatch(f"{domain} {name}: {values.value_type()} for {written[name]}")
    ids = graph.vp["_graphml_vertex_id"] if graph.num_vertices() > 0 else {}
    edge_ids = graph.ep["_graphml_edge_id"] if graph.num_edges() > 0 else {}
    nodes = {ids[node]: {name: values[node] for name, values in graph.vp.items()} for node in graph.vertices()}
    edges = {}
    for edge in graph.edges():
        row = {name: values[edge] for name, values in graph.ep.items()}
        edges[edge_ids[edge]] = (ids[edge.source()], ids[edge.target()], row)
    if not graph.is_directed() or len(nodes) != graph.num_vertices() or len(edges) != graph.num_edges():
        raise Mismatch("not directed, or ids are not unique")
    # graph-tool has no missing values: 0, false and the empty text stand for them. A key without any value is not there.
    return nodes, edges, lambda value: not value


def with_tinkergraph(path):
    from check_graphdb import dumped, java, output

    nodes, edges = {}, {}
    (lines,) = dumped(output(java(sys.argv[3], "TinkerDump", path)))
    for item in map(json.loads, lines):
        row = item["row"]
        if item["table"] == "nodes":
            if "aliases" in row:
                (row["aliases"],) = row["aliases"]
            nodes[row["id"]] = {**row, "labelV": item["labels"][0]}
        else:
            edges[row["id"]] = (item["source"], item["target"], {**row, "labelE": item["type"]})
    return nodes, edges, lambda value: value is None


READERS = {"networkx": with_networkx, "igraph": with_igraph, "graph_tool": with_graph_tool, "tinkergraph": with_tinkergraph}


def compare(reader, base, path):
    expected_nodes, all_edges = read_ndjson(base + ".ndjson")
    expected_edges = two_ended(all_edges)
    nodes, edges, absent = reader(path)
    if set(nodes) != {token(key) for key in expected_nodes} or set(edges) != {token(key) for key in expected_edges}:
        raise Mismatch(f"{len(nodes)} nodes, {len(edges)} edges; expected {len(expected_nodes)}, {len(expected_edges)}")
    labelled = ".tinkerpop" in path
    node_columns = Comparer(declared_types(path, "node"), token, absent)
    for key, node in expected_nodes.items():
        row = nodes[token(key)]
        node_columns.same(f"node {key} label", node["name"], row.get("label"))
        node_columns.node(node, row)
        node_columns.same(f"node {key} labelV", node["type"] if labelled else None, row.get("labelV"))
    edge_columns = Comparer(declared_types(path, "edge"), token, absent)
    for key, edge in expected_edges.items():
        source, target, row = edges[token(key)]
        edge_columns.same(f"edge {key} source", token(edge["source"]), source)
        edge_columns.same(f"edge {key} target", token(edge["target"]), target)
        edge_columns.same(f"edge {key} weight", float(edge["sources"]), row.get("weight"))
        edge_columns.edge(edge, row)
        edge_columns.same(f"edge {key} labelE", edge["type"] if labelled else None, row.get("labelE"))
    values = node_columns.compared + edge_columns.compared
    print(f"{path}: {len(nodes)} nodes, {len(edges)} edges, {values} values equal")


def main():
    name, folder = sys.argv[1:3]
    if name == "tinkergraph":
        if not os.path.exists(f"{sys.argv[3]}/TinkerDump.class"):
            skip(f"TinkerGraph is not there; tests/interop/tinkerpop/setup {sys.argv[3]} fetches it")
        for base in graphs(folder, without=("empty",)):
            compare(READERS[name], base, base + ".tinkerpop.graphml")
        return
    try:
        __import__(name)
    except ImportError:
        skip(f"{name.replace('_', '-')} is not installed; the Debian package python3-{name.replace('_', '-')} is it")
    for base in graphs(folder):
        for kind in ("", "-drawn", ".strict", ".tinkerpop"):
            compare(READERS[name], base, base + kind + ".graphml")


main()
