// TinkerDump FILE...: reads each GraphSON or .graphml file into a TinkerGraph of its own and prints what it holds, one JSON object
// a line, behind a line that names the file.
import java.io.FileInputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.commons.configuration2.BaseConfiguration;
import org.apache.tinkerpop.gremlin.structure.Edge;
import org.apache.tinkerpop.gremlin.structure.Property;
import org.apache.tinkerpop.gremlin.structure.Vertex;
import org.apache.tinkerpop.gremlin.structure.VertexProperty;
import org.apache.tinkerpop.gremlin.structure.io.GraphReader;
import org.apache.tinkerpop.gremlin.structure.io.graphml.GraphMLReader;
import org.apache.tinkerpop.gremlin.structure.io.graphson.GraphSONMapper;
import org.apache.tinkerpop.gremlin.structure.io.graphson.GraphSONReader;
import org.apache.tinkerpop.gremlin.structure.io.graphson.GraphSONVersion;
import org.apache.tinkerpop.gremlin.tinkergraph.structure.TinkerGraph;

public class TinkerDump {
  private static final PrintStream OUT = new PrintStream(System.out, false, StandardCharsets.UTF_8);

  public static void main(String[] files) throws Exception {
    for (String file : files) {
      OUT.println("{\"file\":" + quoted(file) + "}");
      dump(file);
    }
    OUT.flush();
  }

  private static void dump(String file) throws Exception {
    BaseConfiguration settings = new BaseConfiguration();
    settings.setProperty(TinkerGraph.GREMLIN_TINKERGRAPH_DEFAULT_VERTEX_PROPERTY_CARDINALITY, "list");
    TinkerGraph graph = TinkerGraph.open(settings);
    try (InputStream in = new FileInputStream(file)) {
      reader(file).readGraph(in, graph);
    }
    for (Iterator<Vertex> it = graph.vertices(); it.hasNext();) {
      Vertex vertex = it.next();
      Map<String, StringBuilder> row = new LinkedHashMap<>();
      row.put("id", new StringBuilder(value(vertex.id())));
      for (Iterator<VertexProperty<Object>> properties = vertex.properties(); properties.hasNext();) {
        VertexProperty<Object> property = properties.next();
        boolean list = property.key().equals("aliases");
        StringBuilder text = row.computeIfAbsent(property.key(), key -> new StringBuilder());
        text.append(text.length() == 0 ? list ? "[" : "" : ",").append(value(property.value()));
      }
      if (row.containsKey("aliases")) row.get("aliases").append("]");
      OUT.println("{\"table\":\"nodes\",\"labels\":[" + quoted(vertex.label()) + "],\"row\":" + object(row) + "}");
    }
    for (Iterator<Edge> it = graph.edges(); it.hasNext();) {
      Edge edge = it.next();
      Map<String, StringBuilder> row = new LinkedHashMap<>();
      row.put("id", new StringBuilder(value(edge.id())));
      for (Iterator<Property<Object>> properties = edge.properties(); properties.hasNext();) {
        Property<Object> property = properties.next();
        row.put(property.key(), new StringBuilder(value(property.value())));
      }
      OUT.println("{\"table\":\"edges\",\"type\":" + quoted(edge.label()) + ",\"source\":" + value(edge.outVertex().id())
          + ",\"target\":" + value(edge.inVertex().id()) + ",\"row\":" + object(row) + "}");
    }
    graph.close();
  }

  private static GraphReader reader(String file) {
    if (file.endsWith(".graphml")) return GraphMLReader.build().create();
    GraphSONMapper mapper = GraphSONMapper.build().version(GraphSONVersion.V3_0).create();
    return GraphSONReader.build().mapper(mapper).create();
  }

  private static String object(Map<String, StringBuilder> row) {
    StringBuilder out = new StringBuilder("{");
    row.forEach((name, text) -> out.append(out.length() > 1 ? "," : "").append(quoted(name)).append(":").append(text));
    return out.append("}").toString();
  }

  private static String value(Object value) {
    return value instanceof Number || value instanceof Boolean ? value.toString() : quoted((String) value);
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
}
