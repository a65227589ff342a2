"""check_dot.py graphviz|pydot DIR [PYTHON]: every node and edge of the DOT files has the names, types and texts of the NDJSON
export, and none is missing but the nodes that no edge joins; Graphviz draws every file without a word. PYTHON is the folder that python/setup filled."""
import collections
import glob
import json
import os
import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ElementTree

from expected import Mismatch, clean, graphs, in_environment, read_ndjson, skip, token, two_ended

SVG = "{http://www.w3.org/2000/svg}"
HERE = os.path.dirname(os.path.abspath(__file__))


def graphviz(*arguments):
    result = subprocess.run(["dot", *arguments], capture_output=True, timeout=120)
    if result.returncode != 0 or result.stderr:
        sys.exit(f"{arguments[-1]}: dot said: {result.stderr.decode(errors='replace')[:2000]}")
    return result.stdout


def is_mark(name):
    """True of the marks of the axis that --rank draws; the ids of nodes have no blank."""
    return name.startswith("time ")


def with_graphviz(path):
    """Nodes by id, and edges as (source, target, attributes)."""
    read = json.loads(graphviz("-Ksfdp", "-Tdot_json", path).decode())
    names = {item["_gvid"]: item["name"] for item in read.get("objects", [])}
    edges = [(names[edge["tail"]], names[edge["head"]], edge) for edge in read.get("edges", [])]
    nodes = {item["name"]: item for item in read.get("objects", []) if "nodes" not in item and not is_mark(item["name"])}
    for box in (item for item in read.get("objects", []) if item["name"].startswith("cluster_")):
        for node in box["nodes"]:
            if not nodes[names[node]]["tooltip"].startswith(shown(box["label"]) + ": "):
                raise Mismatch(f"{path}: {names[node]} stands in the box {box['label']}")
    return nodes, [edge for edge in edges if not is_mark(edge[0])]


def with_pydot(path):
    import pydot

    def unquoted(text):
        return text[1:-1].replace('\\"', '"') if text.startswith('"') else text

    def attributes(item):
        return {name: unquoted(str(value)) for name, value in item.get_attributes().items()}

    with open(path, encoding="utf-8") as file:
        (graph,) = pydot.graph_from_dot_data(file.read())
    nodes = {unquoted(node.get_name()): attributes(node) for node in graph.get_nodes()}
    edges = [(unquoted(edge.get_source()), unquoted(edge.get_destination()), attributes(edge)) for edge in graph.get_edges()]
    return nodes, edges


def shown(text):
    """What a label or tooltip shows: escapes as Graphviz reads them."""
    return re.sub(r"\\(.)", lambda match: "\n" if match[1] == "n" else match[1], text).replace("&amp;", "&")


def relation_labels(base):
    folder = "schemas/types" if os.path.basename(base).startswith("seeds") else "tests/data/exporters/types"
    labels = {}
    for path in glob.glob(f"{HERE}/../../{folder}/*.json"):
        with open(path, encoding="utf-8") as file:
            kind = json.load(file)
        labels[kind["name"]] = kind.get("label")
    return labels


def value_text(value):
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)


def properties_text(item):
    return [f"{name}: {value_text(value)}" for name, value in item["properties"].items()]


def node_tooltip(node):
    country = f" ({node['country']})" if node["country"] else ""
    return "\n".join([f"{node['type']}: {node['name']}{country}", *properties_text(node)])


def edge_label(edge, label):
    status = "" if edge["status"] == "actual" else f" ({edge['status']})"
    days = edge["from"] or ""
    if edge["to"] and edge["to"] != edge["from"]:
        days += "/" + edge["to"]
    return label + status + (f"\n{days}" if days else "")


def edge_tooltip(edge, label):
    quotes = [f"{piece['document']}: {piece['quote']}" for piece in edge["evidence"][:1]]
    return "\n".join([edge_label(edge, label), *properties_text(edge), *quotes])


class Texts:
    """Compares texts, of which DOT may hold the beginning only."""

    def __init__(self):
        self.compared = 0

    def same(self, where, expected, got, squeeze=False):
        expected, got = clean(expected), shown(got or "")
        if squeeze:  # labels are wrapped
            expected, got = "".join(expected.split()), "".join(got.split())
        self.compared += 1
        if got != expected and not (got.endswith("…") and len(got) > 60 and expected.startswith(got[:-1])):
            raise Mismatch(f"{where}: {got!r:.300}, not {expected!r:.300}")


def same_rows(where, wanted, got):
    """In any order, for parallel edges have nothing else to tell them apart; of long texts the first 1,500 characters, since DOT
    may hold no more."""
    wanted, got = (collections.Counter(tuple(text[:1500] for text in row) for row in rows) for rows in (wanted, got))
    if got != wanted:
        raise Mismatch(f"{where}: edges differ: {list((got - wanted).items())[:2]}, {list((wanted - got).items())[:2]}")


def check_drawing(base, kind, nodes, edges, found_nodes, found_edges):
    texts, labels = Texts(), relation_labels(base)
    for key, node in nodes.items():
        found = found_nodes[token(key)]
        texts.same(f"node {key} label", node["name"], found["label"], squeeze=True)
        texts.same(f"node {key} tooltip", node_tooltip(node), found["tooltip"])
    wanted = [(token(edge["source"]), token(edge["target"]), clean(edge_tooltip(edge, labels.get(edge["type"]) or edge["type"])))
              for edge in edges.values()]
    same_rows(base + kind, wanted, [(source, target, shown(row["tooltip"])) for source, target, row in found_edges])
    return texts.compared + 3 * len(edges)


def check_portable(base, nodes, edges, found_nodes, found_edges):
    texts, labels = Texts(), relation_labels(base)
    for key, node in nodes.items():
        found = found_nodes["n" + token(key)]
        texts.same(f"node {key} label", node["name"], found["label"])
        texts.same(f"node {key} type", node["type"], found["entity_type"])
        texts.same(f"node {key} country", node["country"] or "", found.get("country"))
    wanted = [("n" + token(edge["source"]), "n" + token(edge["target"]), labels.get(edge["type"]) or edge["type"], edge["type"],
               edge["status"], edge["from"] or "", edge["to"] or "", str(edge["sources"]), edge["evidence"][0]["quote"])
              for edge in edges.values()]
    names = ("label", "relation", "status", "start_date", "end_date", "weight", "quote")
    got = [(source, target, *(shown(row.get(name, "")) for name in names)) for source, target, row in found_edges]
    same_rows(base + ".dot-portable", [tuple(map(clean, row)) for row in wanted], got)
    return texts.compared + len(edges) * (2 + len(names))


def check_picture(path, nodes, edges):
    """The drawing itself holds every node by name and every edge."""
    drawn, lines = {}, []
    for group in ElementTree.fromstring(graphviz("-Tsvg", path)).iter(SVG + "g"):
        title = group.findtext(SVG + "title")
        if group.get("class") == "node":
            drawn[title] = "".join("".join(text.text or "" for text in group.iter(SVG + "text")).split())
        elif group.get("class") == "edge":
            lines.append(title)
    lines = [line for line in lines if not is_mark(line)]
    drawn = {title: text for title, text in drawn.items() if not is_mark(title)}
    if sorted(lines) != sorted(f"{token(edge['source'])}->{token(edge['target'])}" for edge in edges.values()):
        raise Mismatch(f"{path}: {len(lines)} edges drawn, {len(edges)} expected, or other ends")
    if set(drawn) != {token(key) for key in nodes}:
        raise Mismatch(f"{path}: {len(drawn)} nodes drawn, {len(nodes)} expected")
    for key, node in nodes.items():
        name, text = "".join(clean(node["name"]).split()), drawn[token(key)]
        if text != name and not (text.endswith("…") and name.startswith(text[:-1])):
            raise Mismatch(f"{path}: node {key} is drawn as {text!r}, not {name!r:.300}")


def joined(nodes, edges):
    """What the picture shows: nodes with an edge, or all where there is none."""
    ends = {edge[end] for edge in edges.values() for end in ("source", "target")}
    return {key: node for key, node in nodes.items() if key in ends} if ends else nodes


def check(base, reader):
    nodes, all_edges = read_ndjson(base + ".ndjson")
    edges = two_ended(all_edges)
    drawn = joined(nodes, edges)
    grouped = (".boxes", ".columns") if reader is with_graphviz else ()
    for kind in ("", "-drawn", *grouped):
        path = f"{base}{kind}.dot"
        compared = check_drawing(base, kind, drawn, edges, *reader(path))
        if reader is with_graphviz:
            check_picture(path, drawn, edges)
        print(f"{path}: {len(drawn)} of {len(nodes)} nodes, {len(edges)} edges, {compared} texts equal")
    compared = check_portable(base, nodes, edges, *reader(base + ".dot-portable"))
    print(f"{base}.dot-portable: {compared} texts equal")


def main():
    name, folder = sys.argv[1:3]
    if name == "pydot":
        in_environment(sys.argv[3])
    elif shutil.which("dot") is None:
        skip("dot is not installed (graphviz)")
    for base in graphs(folder):
        check(base, {"graphviz": with_graphviz, "pydot": with_pydot}[name])


main()
