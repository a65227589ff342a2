// What the database scripts share: the columns of a CSV header, and rows as JSON lines.
const fs = require("fs");

// [{name, type}] of row 1; the keys get the names that the load scripts give them.
function header(file, keys) {
  const names = fs.readFileSync(file, "utf8").split("\n", 1)[0].split(",");
  return names.map((text, i) => {
    const [name, type] = text.split(":");
    return { name: i < keys.length ? keys[i] : name, type: i < keys.length ? "string" : type || "string" };
  });
}

const nodeColumns = () => header("nodes.csv", ["id", "label", "name"]);
const edgeColumns = () => header("edges.csv", ["source", "target", "id", "type"]);

// Values in the order of the columns; null is no value.
function print(table, columns, values) {
  const row = {};
  columns.forEach((column, i) => { if (values[i] !== null) row[column.name] = values[i]; });
  process.stdout.write(JSON.stringify({ table, row }) + "\n");
}

module.exports = { nodeColumns, edgeColumns, print };
