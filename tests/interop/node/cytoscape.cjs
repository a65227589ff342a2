// cytoscape.cjs FILE: loads the elements into a headless cytoscape.js and prints the data of each.
const cytoscape = require("cytoscape");
const fs = require("fs");

const { elements } = JSON.parse(fs.readFileSync(process.argv[2], "utf8"));
const graph = cytoscape({ headless: true, styleEnabled: false, elements });
graph.elements().forEach((element) => console.log(JSON.stringify(element.data())));
