// GephiDump FILE...: opens each file as Gephi does, of a folder nodes.csv and edges.csv as its spreadsheet import guesses
// them, and prints what it holds, one JSON object a line, after the issues that
// Gephi would show. Run by check_gephi.py.
import java.io.File;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.gephi.graph.api.Column;
import org.gephi.graph.api.Edge;
import org.gephi.graph.api.Element;
import org.gephi.graph.api.Graph;
import org.gephi.graph.api.GraphController;
import org.gephi.graph.api.Interval;
import org.gephi.graph.api.Node;
import org.gephi.io.importer.api.Container;
import org.gephi.io.importer.api.EdgeMergeStrategy;
import org.gephi.io.importer.api.ImportController;
import org.gephi.io.importer.api.Issue;
import org.gephi.io.importer.plugin.file.spreadsheet.ImporterSpreadsheetCSV;
import org.gephi.io.processor.plugin.AppendProcessor;
import org.gephi.io.processor.plugin.DefaultProcessor;
import org.gephi.io.processor.spi.Processor;
import org.gephi.project.api.ProjectController;
import org.gephi.project.api.Workspace;
import org.openide.util.Lookup;

public class GephiDump {
  private static final PrintStream OUT = new PrintStream(System.out, false, StandardCharsets.UTF_8);

  public static void main(String[] files) throws Exception {
    for (String file : files) dump(new File(file));
    OUT.flush();
    System.exit(0);  // Gephi leaves threads behind
  }

  private static void dump(File file) throws Exception {
    ProjectController projects = Lookup.getDefault().lookup(ProjectController.class);
    projects.newProject();
    Workspace workspace = projects.getCurrentWorkspace();
    ImportController importer = Lookup.getDefault().lookup(ImportController.class);
    OUT.println("{\"file\":" + quoted(file.getPath()) + "}");
    if (file.isDirectory()) {
      process(importer, sheet(importer, new File(file, "nodes.csv")), new DefaultProcessor(), workspace);
      process(importer, sheet(importer, new File(file, "edges.csv")), new AppendProcessor(), workspace);
    } else {
      process(importer, importer.importFile(file), new DefaultProcessor(), workspace);
    }
    Graph graph = Lookup.getDefault().lookup(GraphController.class).getGraphModel(workspace).getGraph();
    for (Node node : graph.getNodes()) {
      OUT.println("{\"node\":" + quoted(node.getId().toString()) + ",\"color\":" + node.getRGBA() + values(node));
    }
    for (Edge edge : graph.getEdges()) {
      Interval[] spells = edge.getIntervals();
      StringBuilder time = new StringBuilder("[");
      for (Interval spell : spells == null ? new Interval[0] : spells) {
        time.append(time.length() > 1 ? "," : "").append("[" + number(spell.getLow()) + "," + number(spell.getHigh()) + "]");
      }
      time.append("]");
      OUT.println("{\"edge\":" + quoted(edge.getId().toString()) + ",\"source\":" + quoted(edge.getSource().getId().toString())
          + ",\"target\":" + quoted(edge.getTarget().getId().toString()) + ",\"type\":" + quoted(String.valueOf(edge.getTypeLabel()))
          + ",\"weight\":" + edge.getWeight() + ",\"directed\":" + edge.isDirected() + ",\"time\":" + time + values(edge));
    }
  }

  private static Container sheet(ImportController importer, File file) throws Exception {
    ImporterSpreadsheetCSV reader = new ImporterSpreadsheetCSV();
    reader.setFile(file);
    return importer.importFile(file, reader);
  }

  private static void process(ImportController importer, Container container, Processor processor, Workspace workspace) {
    container.getLoader().setEdgesMergeStrategy(EdgeMergeStrategy.SUM);  // what Gephi offers first
    importer.process(container, processor, workspace);
    for (java.util.Iterator<Issue> it = container.getReport().getIssues(1000); it.hasNext();) {
      Issue issue = it.next();
      if (issue.getLevel() == Issue.Level.INFO) continue;
      OUT.println("{\"issue\":" + quoted(issue.getLevel() + ": " + issue.getMessage()) + "}");
    }
  }

  private static String number(double value) {
    return Double.isInfinite(value) ? "null" : String.valueOf((long) value);
  }

  // The rest of the object: label and the columns that have a value.
  private static String values(Element element) {
    StringBuilder out = new StringBuilder(",\"label\":" + quoted(element.getLabel()) + ",\"row\":{");
    String comma = "";
    for (Column column : element.getAttributeColumns()) {
      Object value = column.isProperty() ? null : element.getAttribute(column);
      if (value == null) continue;
      boolean plain = value instanceof Number || value instanceof Boolean;
      out.append(comma).append(quoted(column.getTitle())).append(":").append(plain ? value.toString() : quoted(value.toString()));
      comma = ",";
    }
    return out.append("}}").toString();
  }

  private static String quoted(String text) {
    if (text == null) return "null";
    StringBuilder out = new StringBuilder("\"");
    for (char c : text.toCharArray()) {
      if (c == '"' || c == '\\') out.append('\\').append(c);
      else if (c < 0x20 || c > 0x7e) out.append(String.format("\\u%04x", (int) c));
      else out.append(c);
    }
    return out.append('"').toString();
  }
}
