"""check_store.py DIR: field by field, the NDJSON export, which all other checks compare with, equals the store's own views
as Python's sqlite3 reads them."""
import collections
import json
import os
import sqlite3
import sys

from expected import Mismatch, graphs, read_ndjson


def objects(connection, query):
    connection.row_factory = sqlite3.Row
    return [dict(row) for row in connection.execute(query)]


def same(where, expected, got):
    if expected != got:
        raise Mismatch(f"{where}: the store has {expected!r:.300}, the export {got!r:.300}")


def check_nodes(rows, nodes):
    same("nodes", [row["id"] for row in rows], list(nodes))
    for row in rows:
        node = nodes[row["id"]]
        for name in ("type", "name"):
            same(f"node {row['id']} {name}", row[name], node[name])
        same(f"node {row['id']} country", row["country"] or None, node["country"])
        same(f"node {row['id']} aliases", sorted(json.loads(row["aliases"]), key=str.encode), node["aliases"])
        same(f"node {row['id']} properties", json.loads(row["properties"] or "{}"), node["properties"])


def check_edges(rows, edges, roles, sentences):
    same("edges", [row["id"] for row in rows], list(edges))
    for row in rows:
        edge = edges[row["id"]]
        for name in ("type", "source", "target", "status", "from", "to", "speaker", "sources", "confidence", "plover", "cameo"):
            same(f"edge {row['id']} {name}", None if row[name] == "" else row[name], edge[name])
        same(f"edge {row['id']} properties", json.loads(row["properties"] or "{}"), edge["properties"])
        same(f"edge {row['id']} roles", roles[row["id"]], edge.get("roles", {}))
        found = sorted((piece["document"], piece["start"], piece["end"], piece["quote"]) for piece in edge["evidence"])
        same(f"edge {row['id']} evidence", sorted(sentences[row["id"]]), found)


def check(base):
    nodes, edges = read_ndjson(base + ".ndjson")
    connection = sqlite3.connect(f"file:{base}.db?mode=ro", uri=True)
    roles, sentences = collections.defaultdict(dict), collections.defaultdict(list)
    for row in objects(connection, "SELECT relation, role, entity FROM relation_role"):
        roles[row["relation"]][row["role"]] = row["entity"]
    for row in objects(connection, "SELECT edge, article, start, \"end\", sentence FROM sentences"):
        sentences[row["edge"]].append((row["article"], row["start"], row["end"], row["sentence"]))
    check_nodes(objects(connection, "SELECT * FROM nodes ORDER BY id"), nodes)
    check_edges(objects(connection, "SELECT * FROM edges ORDER BY id"), edges, roles, sentences)
    print(f"{base}: {len(nodes)} nodes, {len(edges)} edges as in the store")


def main():
    for base in graphs(sys.argv[1]):
        if os.path.exists(base + ".db"):  # not a folded or merged view of one
            check(base)


main()
