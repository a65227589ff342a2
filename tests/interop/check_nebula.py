"""check_nebula.py DIR PYTHON: what NebulaGraph Importer 4 would insert by load/nebula.yaml, worked out by the rules of its
manual (filters over records, columns by index, nullable properties, edges told apart by ends, type and rank), equals the
NDJSON export. The importer and the server are in no registry. PYTHON is the folder that python/setup filled."""
import csv
import os
import re
import sys

from check_csv import field
from expected import Comparer, Mismatch, graphs, in_environment, read_ndjson, two_ended

csv.field_size_limit(1 << 30)
READ = {"STRING": str, "INT": int, "DOUBLE": float, "BOOL": {"true": True, "false": False}.__getitem__,
        "DATE": lambda text: re.fullmatch(r"\d{4}-\d\d-\d\d", text)[0]}
SCHEMA_TYPES = {"STRING": "STRING", "INT64": "INT", "DOUBLE": "DOUBLE", "BOOL": "BOOL", "DATE": "DATE"}


def read_schema(statements):
    """{("TAG", name): {property: type of the importer}}, and the length of vertex ids."""
    schema = {}
    for kind, name, columns in re.findall(r"CREATE (TAG|EDGE) IF NOT EXISTS `([^`]+)`\((.*)\);", statements):
        properties = re.findall(r"`([^`]+)` (\w+) NULL", columns)
        if len(properties) != columns.count(",") + 1:
            raise Mismatch(f"{kind} {name}: {columns}")
        schema[kind, name] = {name: SCHEMA_TYPES[of] for name, of in properties}
    return schema, int(re.search(r"vid_type=FIXED_STRING\((\d+)\)", statements)[1])


def records(path, source):
    with open(path, encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file, strict=True))
    column, value = re.fullmatch(r'Record\[(\d+)\] == "([^"]*)"', source["filter"]["expr"]).groups()
    return [row for row in rows[1 if source["csv"]["withHeader"] else 0:] if row[int(column)] == value]


def properties(record, props):
    row = {}
    for prop in props:
        text = record[prop["index"]]
        if text != "":
            row[prop["name"]] = READ[prop["type"]](text)
        elif not prop["nullable"]:
            raise Mismatch(f"{prop}: no value")
    return row


def insert(folder):
    """Vertices by id, and edges by ends, type and rank, which is what tells them apart."""
    import yaml

    script = folder + "/load/nebula.yaml"
    with open(script, encoding="utf-8") as file:
        config = yaml.safe_load(file)
    hooks = config["manager"]["hooks"]["before"]
    schema, id_bytes = read_schema("".join(text for hook in hooks for text in hook["statements"]))
    vertices, edges = {}, {}
    for source in config["sources"]:
        path = os.path.join(os.path.dirname(script), source["path"])
        for kind, items in (("TAG", source.get("tags", [])), ("EDGE", source.get("edges", []))):
            for item in items:
                if {prop["name"]: prop["type"] for prop in item["props"]} != schema[kind, item["name"]]:
                    raise Mismatch(f"{kind} {item['name']}: the schema and the properties differ")
                for record in records(path, source):
                    row = properties(record, item["props"])
                    if kind == "TAG":
                        key, store = record[item["id"]["index"]], vertices
                        if len(key.encode()) > id_bytes:
                            raise Mismatch(f"{key}: longer than {id_bytes} bytes")
                    else:
                        rank = int(record[item["rank"]["index"]])
                        if not 0 <= rank < 1 << 63:
                            raise Mismatch(f"rank {rank}")
                        key = (record[item["src"]["id"]["index"]], record[item["dst"]["id"]["index"]], item["name"], rank)
                        store = edges
                    if key in store:
                        raise Mismatch(f"{key}: overwritten")
                    store[key] = (item["name"], row)
    return vertices, edges


def check(base):
    folder = base + ".csv-nebula"
    expected_nodes, all_edges = read_ndjson(base + ".ndjson")
    expected_edges = two_ended(all_edges)
    nodes, ranked = insert(folder)
    edges = {row["id"]: (key, row) for key, (_, row) in ranked.items()}
    if {field(key) for key in expected_nodes} != set(nodes) or {field(key) for key in expected_edges} != set(edges):
        raise Mismatch(f"{len(nodes)} nodes, {len(edges)} edges; expected {len(expected_nodes)}, {len(expected_edges)}")
    same = Comparer({name for _, row in (*nodes.values(), *edges.values()) for name in row}, field, shape=field)
    for key, node in expected_nodes.items():
        tag, row = nodes[field(key)]
        same.same(f"node {key} tag", node["type"], tag)
        same.same(f"node {key} name", node["name"], row.get("name"))
        same.node(node, row)
    for key, edge in expected_edges.items():
        (source, target, name, _), row = edges[field(key)]
        same.same(f"edge {key} source", edge["source"], source)
        same.same(f"edge {key} target", edge["target"], target)
        same.same(f"edge {key} type", re.sub("[^A-Z0-9]", "_", edge["type"].upper()), name)
        same.edge(edge, row)
    print(f"{folder}: {len(nodes)} vertices, {len(edges)} edges, {same.compared} values equal")


def main():
    in_environment(sys.argv[2])
    for base in graphs(sys.argv[1]):
        check(base)


main()
