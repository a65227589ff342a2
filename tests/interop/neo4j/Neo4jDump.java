// Neo4jDump cypher SCRIPT...: runs each script twice in an embedded Neo4j of its own; the second run of one that creates
// (SCRIPT ends in -create) must be refused. Neo4jDump home FOLDER...: opens the
// databases that neo4j-admin imported below the folders. Both print what each database holds, one JSON object a line, behind
// a line that names the argument.
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.neo4j.configuration.GraphDatabaseSettings;
import org.neo4j.dbms.api.DatabaseManagementService;
import org.neo4j.dbms.api.DatabaseManagementServiceBuilder;
import org.neo4j.graphdb.Entity;
import org.neo4j.graphdb.GraphDatabaseService;
import org.neo4j.graphdb.Label;
import org.neo4j.graphdb.Node;
import org.neo4j.graphdb.Notification;
import org.neo4j.graphdb.Relationship;
import org.neo4j.graphdb.Result;
import org.neo4j.graphdb.Transaction;

public class Neo4jDump {
  private static final PrintStream OUT = new PrintStream(System.out, false, StandardCharsets.UTF_8);

  public static void main(String[] arguments) throws Exception {
    boolean script = arguments[0].equals("cypher");
    for (int i = 1; i < arguments.length; ++i) {
      OUT.println("{\"file\":" + quoted(arguments[i]) + "}");
      dump(script, Path.of(arguments[i]));
    }
    OUT.flush();
    System.exit(0);
  }

  private static void dump(boolean script, Path path) throws Exception {
    Path home = script ? Files.createTempDirectory("newsgraph-neo4j-") : path;
    DatabaseManagementService service = new DatabaseManagementServiceBuilder(home)
        .setConfig(GraphDatabaseSettings.csv_legacy_quote_escaping, false) // LOAD CSV reads RFC 4180 as others do
        .build();
    GraphDatabaseService database = service.database("neo4j");
    try {
      if (script && path.toString().endsWith("-create")) runOnce(database, Files.readString(path));
      else if (script) runTwice(database, Files.readString(path));
      dump(database);
    } finally {
      service.shutdown();
      if (script) remove(home);
    }
  }

  private static void runTwice(GraphDatabaseService database, String script) {
    run(database, script);
    long first = count(database);
    run(database, script);
    if (count(database) != first) OUT.println("{\"issue\":\"the second run changed the number of elements\"}");
  }

  private static void runOnce(GraphDatabaseService database, String script) {
    run(database, script);
    long first = count(database);
    if (first == 0) return;
    try {
      run(database, script);
      OUT.println("{\"issue\":\"a second run was not refused\"}");
    } catch (org.neo4j.graphdb.QueryExecutionException refused) {
      if (count(database) != first) OUT.println("{\"issue\":\"the refused run left something behind\"}");
    }
  }

  private static void run(GraphDatabaseService database, String script) {
    for (String statement : script.split(";\n")) {
      if (statement.isBlank()) continue;
      try (Transaction transaction = database.beginTx()) {
        Result result = transaction.execute(statement);
        result.accept(row -> true);
        for (Notification note : result.getNotifications()) {
          // The second round finds the constraint there, which is what it should.
          if (!note.getTitle().contains("has no effect")) OUT.println("{\"issue\":" + quoted(note.toString()) + "}");
        }
        transaction.commit();
      }
    }
  }

  private static long count(GraphDatabaseService database) {
    try (Transaction transaction = database.beginTx()) {
      return transaction.getAllNodes().stream().count() + transaction.getAllRelationships().stream().count();
    }
  }

  private static void dump(GraphDatabaseService database) {
    try (Transaction transaction = database.beginTx()) {
      for (Node node : transaction.getAllNodes()) {
        StringBuilder labels = new StringBuilder();
        for (Label label : node.getLabels()) labels.append(labels.length() > 0 ? "," : "").append(quoted(label.name()));
        OUT.println("{\"table\":\"nodes\",\"labels\":[" + labels + "],\"row\":" + row(node) + "}");
      }
      for (Relationship edge : transaction.getAllRelationships()) {
        OUT.println("{\"table\":\"edges\",\"type\":" + quoted(edge.getType().name()) + ",\"source\":"
            + quoted((String) edge.getStartNode().getProperty("id")) + ",\"target\":"
            + quoted((String) edge.getEndNode().getProperty("id")) + ",\"row\":" + row(edge) + "}");
      }
    }
  }

  private static String row(Entity entity) {
    StringBuilder out = new StringBuilder("{");
    for (var property : entity.getAllProperties().entrySet()) {
      if (out.length() > 1) out.append(",");
      out.append(quoted(property.getKey())).append(":").append(value(property.getValue()));
    }
    return out.append("}").toString();
  }

  private static String value(Object value) {
    if (value instanceof Number || value instanceof Boolean) return value.toString();
    if (!(value instanceof String[] items)) return quoted(value.toString());
    StringBuilder out = new StringBuilder("[");
    for (String item : items) out.append(out.length() > 1 ? "," : "").append(quoted(item));
    return out.append("]").toString();
  }

  private static String quoted(String text) {
    StringBuilder out = new StringBuilder("\"");
    for (char c : text.toCharArray()) {
      if (c == '"' || c == '\\') out.append('\\').append(c);
      else if (c < 0x20 || c > 0x7e) out.append(String.format("\\u%04x", (int) c));
      else out.append(c);
    }
    return out.append('"').toString();
  }

  private static void remove(Path folder) throws Exception {
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : (Iterable<Path>) paths.sorted(Comparator.reverseOrder())::iterator) Files.delete(path);
    }
  }
}
