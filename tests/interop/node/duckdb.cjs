// duckdb.cjs FOLDER: runs load/duckdb.sql on the exported CSV and prints what the database holds.
const { DuckDBInstance } = require("@duckdb/node-api");
const fs = require("fs");
const { nodeColumns, edgeColumns, print } = require("./rows.cjs");

async function main() {
  process.chdir(process.argv[2]);
  const connection = await (await DuckDBInstance.create(":memory:")).connect();
  for (const statement of fs.readFileSync("load/duckdb.sql", "utf8").split(";\n")) {
    if (statement.trim()) await connection.run(statement);
  }
  for (const [table, columns] of [["nodes", nodeColumns()], ["edges", edgeColumns()]]) {
    const list = columns.map(({ name, type }) => (type === "long" || type === "date" ? `CAST("${name}" AS VARCHAR)` : `"${name}"`));
    const reader = await connection.runAndReadAll(`SELECT ${list.join(", ")} FROM ${table}`);
    for (const row of reader.getRows()) print(table, columns, row);
  }
}

main().catch((error) => { console.error(error); process.exit(1); });
