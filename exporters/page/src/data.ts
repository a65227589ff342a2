// The graph as the exporter wrote it (exporters/page_data.cpp): rows of arrays, references are positions.

export type Value = string | number | boolean;
export type Mark = [start: number, end: number, kind: "trigger" | "source" | "target"];

export interface NodeType {
  name: string;
  plural: string;
  color: string;
  shape: string; // of Graphviz
}

export const kShapes = ["circle", "square", "diamond", "triangle", "hexagon", "cross"] as const;
export type Shape = (typeof kShapes)[number];

// By the Graphviz shape of the type, so that both drawings are alike.
const kShapeOf: Record<string, Shape> = {
  ellipse: "circle", box: "square", box3d: "diamond", house: "triangle", hexagon: "hexagon", note: "cross",
};

export function shapeOf(type: NodeType): Shape {
  return kShapeOf[type.shape] ?? "circle";
}

export interface Relation {
  name: string;
  label: string;
  color: string;
  symmetric: boolean;
  event: boolean;
}

export interface Article {
  id: string;
  title: string;
  date: string;
  source: string;
  url: string;
}

export interface Quote {
  article: number;
  text: string;
}

export interface Evidence {
  quote: Quote;
  marks: Mark[];
  rule: string;
}

export interface GraphNode {
  index: number;
  id: string;
  name: string;
  type: NodeType;
  country: string;
  aliases: string[];
  properties: Record<string, Value>;
  x: number;
  y: number;
  size: number;
  community: number;
  color: string;
  edges: GraphEdge[]; // at either end, as speaker or in a role
  folded: string; // names for the search, see fold()
}

export interface GraphEdge {
  index: number;
  id: string;
  relation: Relation;
  source: GraphNode | null;
  target: GraphNode | null;
  status: string;
  line: string; // plain, planned, unsure, past, threat, denied
  color: string;
  from: string; // YYYY-MM-DD or ""
  to: string;
  firstDay: number; // days since 1970-01-01, NaN when undated
  lastDay: number;
  speaker: GraphNode | null;
  roles: [name: string, node: GraphNode][];
  articles: number;
  confidence: number;
  properties: Record<string, Value>;
  codes: string;
  evidence: Evidence[];
}

export interface Graph {
  version: string;
  leftOut: { nodes: number; edges: number };
  nodeTypes: NodeType[];
  relations: Relation[];
  nodes: GraphNode[];
  edges: GraphEdge[];
  articles: Article[];
}

type NodeRow = [string, string, number, string, string[], Record<string, Value>, number, number, number, number];
type EvidenceRow = [number, Mark[], string];
type EdgeRow = [
  string, number, number, number, string, string, string, string, number, Record<string, number>, number, number,
  Record<string, Value>, string, EvidenceRow[],
];

interface Rows {
  version: string;
  left_out: { nodes: number; edges: number };
  node_types: NodeType[];
  relations: Relation[];
  line_colors: Record<string, string>; // of the lines that do not have the colour of their relation
  nodes: NodeRow[];
  edges: EdgeRow[];
  quotes: [number, string][];
  articles: [string, string, string, string, string][];
}

// The seven largest communities; the rest is grey. After M. Okabe and K. Ito's colours for all kinds of eyes.
const kCommunityColors = ["#56b4e9", "#e69f00", "#009e73", "#cc79a7", "#f0e442", "#d55e00", "#0072b2"];

export function paint(graph: Graph, by: "type" | "community"): void {
  for (const node of graph.nodes) {
    node.color = by === "type" ? node.type.color : (kCommunityColors[node.community] ?? "#bbbbbb");
  }
}

// Lower case without accents, for comparison.
export function fold(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

export function dayNumber(day: string): number {
  return day === "" ? NaN : Math.round(Date.parse(day + "T00:00:00Z") / 86400000);
}

export function dayText(number: number): string {
  return new Date(number * 86400000).toISOString().slice(0, 10);
}

function readNode(row: NodeRow, index: number, types: NodeType[]): GraphNode {
  const [id, name, type, country, aliases, properties, x, y, size, community] = row;
  const shown = name === "" ? id : name;
  const folded = [shown, ...aliases].map(fold).join("\n");
  return {
    index, id, name: shown, type: types[type]!, country, aliases, properties, x, y, size, community,
    color: types[type]!.color, edges: [], folded,
  };
}

function readEdge(row: EdgeRow, index: number, graph: Graph, rows: Rows, quotes: Quote[]): GraphEdge {
  const [id, type, source, target, status, line, from, to, speaker, roles, articles, confidence] = row;
  const [properties, codes, evidence] = [row[12], row[13], row[14]];
  const relation = graph.relations[type]!;
  const at = (position: number) => graph.nodes[position] ?? null;
  const first = dayNumber(from);
  const last = dayNumber(to);
  const edge: GraphEdge = {
    index, id, relation, source: at(source), target: at(target), status, line,
    color: rows.line_colors[line] ?? relation.color, from, to, firstDay: Number.isNaN(first) ? last : first, lastDay: Number.isNaN(last) ? first : last,
    speaker: at(speaker), roles: [], articles, confidence, properties, codes,
    evidence: evidence.map(([quote, marks, rule]) => ({ quote: quotes[quote]!, marks, rule })),
  };
  for (const [name, node] of Object.entries(roles)) {
    const filler = at(node);
    if (filler) edge.roles.push([name, filler]);
  }
  for (const node of new Set([edge.source, edge.target, edge.speaker, ...edge.roles.map((role) => role[1])])) {
    node?.edges.push(edge);
  }
  return edge;
}

export function readGraph(json: string): Graph {
  const rows = JSON.parse(json) as Rows;
  const graph: Graph = {
    version: rows.version,
    leftOut: rows.left_out,
    nodeTypes: rows.node_types,
    relations: rows.relations,
    nodes: rows.nodes.map((row, index) => readNode(row, index, rows.node_types)),
    edges: [],
    articles: rows.articles.map(([id, title, date, source, url]) => ({ id, title, date, source, url })),
  };
  const quotes = rows.quotes.map(([article, text]) => ({ article, text }));
  graph.edges = rows.edges.map((row, index) => readEdge(row, index, graph, rows, quotes));
  return graph;
}
