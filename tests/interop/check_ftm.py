"""check_ftm.py DIR MODULES: the followthemoney export fits the model of the followthemoney package, and its entities and
links are those of the NDJSON export."""
import json
import os
import sys

from expected import Mismatch, graphs, read_ndjson, skip, token, two_ended


class Model:
    def __init__(self, path):
        with open(path, encoding="utf-8") as file:
            self.schemata = json.load(file)["schemata"]

    def parents(self, name):
        for parent in self.schemata[name].get("extends", []):
            yield from self.parents(parent)
        yield name

    def property(self, schema, name):
        for parent in self.parents(schema):
            if name in self.schemata[parent]["properties"]:
                return self.schemata[parent]["properties"][name]
        raise Mismatch(f"{schema} has no property {name}")


def check(base, model):
    expected_nodes, all_edges = read_ndjson(base + ".ndjson")
    expected_edges = two_ended(all_edges)
    with open(base + ".followthemoney", encoding="utf-8", newline="\n") as lines:
        entities = [json.loads(line) for line in lines]
    found = {entity["id"]: entity for entity in entities}
    ids = [token(key) for key in (*expected_nodes, *expected_edges)]
    if [entity["id"] for entity in entities] != ids:
        raise Mismatch("other entities or another order than in the NDJSON")
    for entity in entities:
        if model.schemata[entity["schema"]].get("abstract"):
            raise Mismatch(f"{entity['schema']} is abstract")
        for name, values in entity["properties"].items():
            declared = model.property(entity["schema"], name)
            if not values or not all(isinstance(value, str) and value for value in values):
                raise Mismatch(f"{entity['id']} {name}: {values!r:.300}")
            for value in values if declared["type"] == "entity" else []:
                if declared["range"] not in model.parents(found[value]["schema"]):
                    raise Mismatch(f"{entity['id']} {name}: a {found[value]['schema']} where {declared['range']} is due")
    for key, edge in expected_edges.items():
        entity = found[token(key)]
        ends = model.schemata[entity["schema"]]["edge"]
        got = [entity["properties"][ends[end]] for end in ("source", "target")]
        if got != [[token(edge["source"])], [token(edge["target"])]]:
            raise Mismatch(f"{key}: ends {got}")
        if entity["properties"]["summary"] != [piece["quote"] for piece in edge["evidence"]]:
            raise Mismatch(f"{key}: other evidence")
        if entity["properties"]["status"] != [edge["status"]]:
            raise Mismatch(f"{key}: other status")
    print(f"{base}.followthemoney: {len(entities)} entities fit the model")


def main():
    folder, modules = sys.argv[1:3]
    model = f"{modules}/node_modules/@alephdata/followthemoney/dist/defaultModel.json"
    if not os.path.exists(model):
        skip(f"followthemoney is not installed; tests/interop/node/setup {modules} installs it")
    for base in graphs(folder, without=("hostile",)):
        check(base, Model(model))


main()
