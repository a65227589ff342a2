// The page: reads the graph that stands in it, puts the parts together.
import { hasWebGl } from "./webgl_guard";
import { Canvas } from "./canvas";
import { readGraph, type Graph } from "./data";
import { byId, counted, el, nodeSwatch, swatch } from "./dom";
import { FilterBar, showCounts } from "./filter_bar";
import { listenToKeys } from "./keys";
import { Panel } from "./panel";
import { Search } from "./search";
import { State } from "./state";
import { Table } from "./table";
import { Theme } from "./theme";

// First and last day of the slider. A few wrong or open-ended days (0001, 9999) would stretch it until it is of no use:
// then it spans what 96 of 100 relations begin in; its ends let through what lies beyond (state.ts).
function daySpan(graph: Graph): [number, number] {
  const dated = graph.edges.filter((edge) => !Number.isNaN(edge.firstDay));
  if (dated.length === 0) return [0, 0];
  const days = dated.map((edge) => edge.firstDay).sort((a, b) => a - b);
  const last = dated.reduce((most, edge) => Math.max(most, edge.lastDay), -Infinity);
  const at = (share: number) => days[Math.round(share * (days.length - 1))]!;
  const [low, high] = [at(0.02), at(0.98)];
  const stretched = last - days[0]! > 10 * (high - low + 365);
  return stretched ? [low, high] : [days[0]!, last];
}

function legend(state: State): void {
  const { graph } = state;
  const byType = state.colors === "type";
  const types = graph.nodeTypes.filter((type) => graph.nodes.some((node) => node.type === type));
  const lines: [string, string][] = [
    ["plain", "happened"], ["planned", "planned"], ["unsure", "proposed or hypothetical"], ["past", "long past"],
    ["threat", "threatened"], ["denied", "denied or did not happen"],
  ];
  const used = new Set(graph.edges.map((edge) => edge.line));
  const fixed = (line: string) => line === "threat" || line === "denied";
  const sample = (line: string) => fixed(line) ? graph.edges.find((edge) => edge.line === line)!.color : "currentColor";
  byId("legend").replaceChildren(
    ...types.map((type) => el("span", {}, nodeSwatch(type, byType ? type.color : "currentColor"), type.name)),
    ...(byType ? [] : [el("span", {}, "colours: the seven largest communities")]),
    ...lines.filter(([line]) => used.has(line)).map(([line, text]) => el("span", {}, swatch(sample(line), "line " + line), text)),
  );
}

function describe(state: State): string {
  const { selection } = state;
  if (selection === null) return "";
  if (selection.kind === "node") {
    const { node } = selection;
    return `${node.name}, ${node.type.name}, ${counted(node.edges.length, "relation")}`;
  }
  const { edge } = selection;
  return [edge.source?.name, edge.relation.label, edge.target?.name, edge.status].filter(Boolean).join(" ");
}

function withoutEvidence(graph: Graph): boolean {
  return graph.edges.length > 0 && graph.edges.every((edge) => edge.evidence.length === 0);
}

// What the graph has and this file does not.
function missing(graph: Graph): string[] {
  const { nodes, edges } = graph.leftOut;
  const out: string[] = [];
  if (nodes > 0) {
    out.push(`This page holds the ${counted(graph.nodes.length, "node")} with the most articles behind their relations; `
      + `${counted(nodes, "other node")} and ${counted(edges, "relation")} of the graph are left out.`);
  }
  if (withoutEvidence(graph)) out.push("This page was exported without the sentences behind the relations.");
  return out;
}

function note(text: string): void {
  byId("notice").append(byId("notice").textContent === "" ? text : " " + text);
}

class Page {
  private readonly state: State;
  private readonly table: Table;
  private canvas: Canvas | null = null;

  constructor(graph: Graph) {
    this.state = new State(graph, daySpan(graph));
    const theme = new Theme(byId<HTMLButtonElement>("theme"));
    new Search(byId<HTMLInputElement>("search"), byId("found"), this.state);
    new FilterBar(byId("filters"), this.state);
    new Panel(byId("panel"), this.state);
    this.table = new Table(byId("table"), this.state);
    this.tell(graph); // with the legend before the drawing, which takes the room that they leave
    legend(this.state);
    if (hasWebGl()) this.draw(theme);
    else note("This browser gives no WebGL, so there is no drawing; the table has everything.");
    this.listen();
    if (window.matchMedia("(max-width: 860px)").matches) this.toggleFilters(); // page.css stacks them above the drawing
    if (this.canvas === null) this.view("table");
  }

  private draw(theme: Theme): void {
    try {
      const canvas = new Canvas(byId("canvas"), this.state, theme);
      this.canvas = canvas;
      theme.whenChanged(() => canvas.redraw());
      listenToKeys(byId("canvas"), this.state, canvas);
      this.state.whenFiltered(() => legend(this.state));
      byId("zoom-in").addEventListener("click", () => canvas.zoom(0.75));
      byId("zoom-out").addEventListener("click", () => canvas.zoom(1 / 0.75));
      byId("fit").addEventListener("click", () => canvas.fit());
    } catch (error) {
      this.canvas = null;
      note(`The drawing failed (${String(error)}); the table has everything.`);
    }
  }

  private listen(): void {
    const { state } = this;
    state.whenFiltered(() => {
      showCounts(state);
      if (this.tableShown()) this.table.restart();
      else this.canvas?.redraw(true);
    });
    state.whenSelected(() => {
      byId("said").textContent = describe(state);
      if (this.tableShown()) return;
      this.canvas?.resize();
      this.canvas?.redraw();
      if (state.selection?.kind === "node") this.canvas?.reveal(state.selection.node);
    });
    byId("show-graph").addEventListener("click", () => this.view("graph"));
    byId("show-table").addEventListener("click", () => this.view("table"));
    byId("about-open").addEventListener("click", () => byId<HTMLDialogElement>("about").showModal());
    byId("about-close").addEventListener("click", () => byId<HTMLDialogElement>("about").close());
    byId("filters-toggle").addEventListener("click", () => this.toggleFilters());
    document.addEventListener("keydown", (event) => this.key(event));
  }

  private tell(graph: Graph): void {
    showCounts(this.state);
    byId("version").textContent = graph.version;
    missing(graph).forEach(note);
    if (withoutEvidence(graph)) byId<HTMLInputElement>("search").placeholder = "Search names  ( / )";
  }

  private tableShown(): boolean {
    return !byId("table").hidden;
  }

  private view(name: "graph" | "table"): void {
    const table = name === "table" || this.canvas === null;
    byId("table").hidden = !table;
    byId("drawing").hidden = table;
    byId("show-table").setAttribute("aria-pressed", String(table));
    byId("show-graph").setAttribute("aria-pressed", String(!table));
    byId<HTMLButtonElement>("show-graph").disabled = this.canvas === null;
    if (table) this.table.open();
    else {
      this.canvas?.resize();
      this.canvas?.redraw(true);
    }
  }

  private toggleFilters(): void {
    const hidden = document.body.classList.toggle("no-filters");
    byId("filters-toggle").setAttribute("aria-expanded", String(!hidden));
    if (!this.tableShown()) this.canvas?.resize();
  }

  private key(event: KeyboardEvent): void {
    const target = event.target as HTMLElement;
    if (event.key === "Escape" && !byId<HTMLDialogElement>("about").open && this.state.selection) {
      const inside = byId("panel").contains(target);
      this.state.select(null);
      if (inside) byId(this.tableShown() ? "search" : "canvas").focus();
    } else if (event.key === "/" && !/^(INPUT|TEXTAREA)$/.test(target.tagName)) {
      byId("search").focus();
    } else return;
    event.preventDefault();
  }
}

new Page(readGraph(byId("graph-data").textContent ?? ""));
