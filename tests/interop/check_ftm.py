"""check_ftm.py python|package DIR MODULES: the followthemoney export fits the model of the followthemoney package, and its
entities and links are field by field those of the NDJSON export. python reads the lines itself, package lets the npm
package's code read them. MODULES is the folder that node/setup filled."""
import json
import os
import re
import subprocess
import sys

from expected import Mismatch, graphs, read_ndjson, skip, two_ended

HERE = os.path.dirname(os.path.abspath(__file__))


# What followthemoney's EntityType takes; references to other ids are dropped by readers that clean.
VALID_ID = re.compile(r"[0-9a-zA-Z]([0-9a-zA-Z.-]*[0-9a-zA-Z])?")


def entity_id(key):
    """An id of ours as the export writes it."""
    data = key.encode()
    out = "" if data and chr(data[0]).isalnum() and data[0] < 128 else "x.00"
    for i, byte in enumerate(data):
        char, inside = chr(byte), i + 1 < len(data)
        plain = byte < 128 and char.isalnum() or char == "-" and inside
        out += char if plain else ".." if char == ":" and inside else ".%02x" % byte
    return out


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


def with_python(path, _):
    with open(path, encoding="utf-8", newline="\n") as lines:
        return [json.loads(line) for line in lines]


def with_package(path, modules):
    result = subprocess.run(["node", f"{HERE}/node/followthemoney.cjs", path], capture_output=True, timeout=120,
                            env={**os.environ, "NODE_PATH": f"{modules}/node_modules"})
    if result.returncode != 0:
        sys.exit("followthemoney failed: " + result.stderr.decode(errors="replace")[-3000:])
    return [json.loads(line) for line in result.stdout.decode().split("\n")[:-1]]


def check_model(entities, model):
    found = {entity["id"]: entity for entity in entities}
    for entity in entities:
        if not VALID_ID.fullmatch(entity["id"]):
            raise Mismatch(f"id {entity['id']!r:.300}")
        if model.schemata[entity["schema"]].get("abstract"):
            raise Mismatch(f"{entity['schema']} is abstract")
        for name, values in entity["properties"].items():
            declared = model.property(entity["schema"], name)
            if not values or not all(isinstance(value, str) and value for value in values):
                raise Mismatch(f"{entity['id']} {name}: {values!r:.300}")
            for value in values if declared["type"] == "entity" else []:
                if declared["range"] not in model.parents(found[value]["schema"]):
                    raise Mismatch(f"{entity['id']} {name}: a {found[value]['schema']} where {declared['range']} is due")


def same(where, expected, got):
    expected = [value for value in expected if value]
    if expected != (got or []):
        raise Mismatch(f"{where}: {got!r:.300}, not {expected!r:.300}")


def day(text):
    return text if text and re.fullmatch(r"\d{4}-\d\d-\d\d", text) else None


def check_thing(node, entity):
    properties, office = entity["properties"], node["properties"].get("office")
    same(f"{node['id']} name", [node["name"]], properties.get("name"))
    same(f"{node['id']} alias", node["aliases"], properties.get("alias"))
    same(f"{node['id']} country", [node["country"]], properties.get("keywords"))
    if entity["schema"] == "Person":
        same(f"{node['id']} office", [str(office) if office else None], properties.get("position"))
    if entity["schema"] in ("Event", "Document"):
        same(f"{node['id']} date", [day(node["properties"].get("date"))], properties.get("date"))


def check_link(edge, entity, model):
    properties = entity["properties"]
    ends = model.schemata[entity["schema"]]["edge"]
    for end in ("source", "target"):
        same(f"{edge['id']} {end}", [entity_id(edge[end])], properties[ends[end]])
    same(f"{edge['id']} role", [edge["properties"].get("title", edge["type"])], properties["role"])
    same(f"{edge['id']} status", [edge["status"]], properties["status"])
    same(f"{edge['id']} start", [edge["from"]], properties.get("startDate"))
    same(f"{edge['id']} end", [edge["to"]], properties.get("endDate"))
    same(f"{edge['id']} record", [edge["id"]], properties["recordId"])
    same(f"{edge['id']} evidence", [piece["quote"] for piece in edge["evidence"]], properties["summary"])


def check(base, reader, modules, model):
    expected_nodes, all_edges = read_ndjson(base + ".ndjson")
    expected_edges = two_ended(all_edges)
    entities = reader(base + ".followthemoney", modules)
    if [entity["id"] for entity in entities] != [entity_id(key) for key in (*expected_nodes, *expected_edges)]:
        raise Mismatch("other entities or another order than in the NDJSON")
    check_model(entities, model)
    found = {entity["id"]: entity for entity in entities}
    for key, node in expected_nodes.items():
        check_thing(node, found[entity_id(key)])
    for key, edge in expected_edges.items():
        check_link(edge, found[entity_id(key)], model)
    print(f"{base}.followthemoney: {len(entities)} entities fit the model and equal the graph's")


def main():
    name, folder, modules = sys.argv[1:4]
    model = f"{modules}/node_modules/@alephdata/followthemoney/dist/defaultModel.json"
    if not os.path.exists(model):
        skip(f"followthemoney is not installed; tests/interop/node/setup {modules} installs it")
    reader = {"python": with_python, "package": with_package}[name]
    for base in graphs(folder):
        check(base, reader, modules, Model(model))


main()
