// What the reader has chosen, and who wants to know when it changes.
import { paint, type Graph, type GraphEdge, type GraphNode } from "./data";

export type Selection = { kind: "node"; node: GraphNode } | { kind: "edge"; edge: GraphEdge } | null;

export interface Filters {
  relations: Set<string>; // those left out
  statuses: Set<string>;
  types: Set<string>;
  first: number; // days since 1970-01-01
  last: number;
  undated: boolean;
  confidence: number; // 0..1
  loners: boolean; // nodes without a relation that passes
  around: GraphNode | null; // only what touches this node
}

export class State {
  selection: Selection = null;
  readonly filters: Filters;
  readonly edgeShown: Uint8Array;
  readonly nodeShown: Uint8Array;
  shownNodes = 0;
  shownEdges = 0;
  private readonly onFilter: (() => void)[] = [];
  private readonly onSelect: (() => void)[] = [];

  constructor(readonly graph: Graph, readonly days: [number, number]) {
    this.filters = this.everything();
    this.edgeShown = new Uint8Array(graph.edges.length);
    this.nodeShown = new Uint8Array(graph.nodes.length);
    this.apply();
  }

  whenFiltered(call: () => void): void {
    this.onFilter.push(call);
  }

  whenSelected(call: () => void): void {
    this.onSelect.push(call);
  }

  select(selection: Selection): void {
    this.selection = selection;
    for (const call of this.onSelect) call();
  }

  filter(change: Partial<Filters>): void {
    Object.assign(this.filters, change);
    this.apply();
    for (const call of this.onFilter) call();
  }

  colors: "type" | "community" = "type";

  color(by: "type" | "community"): void {
    this.colors = by;
    paint(this.graph, by);
    for (const call of [...this.onFilter, ...this.onSelect]) call();
  }

  reset(): void {
    this.filter(this.everything());
  }

  private everything(): Filters {
    const [first, last] = this.days;
    const loners = this.graph.edges.length === 0;
    return {
      relations: new Set(), statuses: new Set(), types: new Set(), first, last, undated: true, confidence: 0, loners,
      around: null,
    };
  }

  private passes(edge: GraphEdge): boolean {
    const { relations, statuses, types, first, last, undated, confidence, around } = this.filters;
    if (relations.has(edge.relation.name) || statuses.has(edge.status) || edge.confidence < confidence) return false;
    if (edge.source && types.has(edge.source.type.name)) return false;
    if (edge.target && types.has(edge.target.type.name)) return false;
    if (around && !around.edges.includes(edge)) return false;
    if (Number.isNaN(edge.firstDay)) return undated;
    // An end of the slider that was not moved lets everything through.
    return (edge.firstDay <= last || last === this.days[1]) && (edge.lastDay >= first || first === this.days[0]);
  }

  private apply(): void {
    const { graph, filters } = this;
    this.nodeShown.fill(0);
    this.shownEdges = 0;
    for (const edge of graph.edges) {
      const shown = this.passes(edge);
      this.edgeShown[edge.index] = shown ? 1 : 0;
      if (!shown) continue;
      ++this.shownEdges;
      for (const node of [edge.source, edge.target]) {
        if (node) this.nodeShown[node.index] = 1;
      }
    }
    if (filters.loners && !filters.around) {
      for (const node of graph.nodes) {
        if (!filters.types.has(node.type.name)) this.nodeShown[node.index] = 1;
      }
    }
    if (filters.around) this.nodeShown[filters.around.index] = 1;
    this.shownNodes = this.nodeShown.reduce((sum, shown) => sum + shown, 0);
  }
}
