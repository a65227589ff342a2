// graphology.cjs FILE: the GEXF or GraphML file as graphology reads it (Gephi Lite and sigma build on it), a JSON line an
// element.
const fs = require("fs");
const { MultiGraph } = require("graphology");

const path = process.argv[2];
const reader = path.endsWith(".gexf") ? require("graphology-gexf") : require("graphology-graphml");
const graph = reader.parse(MultiGraph, fs.readFileSync(path, "utf8"));
const print = (item) => process.stdout.write(JSON.stringify(item) + "\n");
graph.forEachNode((id, row) => print({ node: id, row }));
graph.forEachEdge((id, row, source, target) => print({ edge: id, row, source, target, directed: graph.isDirected(id) }));
