// What is known about the node or edge that is chosen: beside the drawing, and the evidence word by word.
import { counted, el, nodeSwatch, swatch, webAddress } from "./dom";
import type { Article, Evidence, GraphEdge, GraphNode, Mark, Value } from "./data";
import type { State } from "./state";

const kRowsAtFirst = 60;

export function whenText(edge: GraphEdge): string {
  if (edge.from === edge.to || edge.to === "") return edge.from;
  if (edge.from === "") return "until " + edge.to;
  return `${edge.from} to ${edge.to}`;
}

// "to_percent" is for programs.
function readable(name: string): string {
  return name.replaceAll("_", " ");
}

function facts(rows: [string, Node | string | null][]): HTMLElement | null {
  const known = rows.filter((row) => row[1] !== null && row[1] !== "");
  if (known.length === 0) return null;
  return el("dl", { class: "facts" }, ...known.flatMap(([name, value]) => [el("dt", {}, name), el("dd", {}, value)]));
}

function propertyRows(properties: Record<string, Value>): [string, string][] {
  return Object.entries(properties).map(([name, value]) => [
    readable(name), name.endsWith("percent") ? `${value} %` : String(value),
  ]);
}

// The sentence with the words behind the edge marked.
export function markedSentence(text: string, marks: Mark[]): HTMLElement {
  const quote = el("blockquote", { dir: "auto" });
  let done = 0;
  for (const [start, end, kind] of marks) {
    if (start < done) continue;
    quote.append(text.slice(done, start), el("mark", { class: kind }, text.slice(start, end)));
    done = end;
  }
  quote.append(text.slice(done));
  return quote;
}

export class Panel {
  constructor(private readonly box: HTMLElement, private readonly state: State) {
    state.whenSelected(() => this.show());
  }

  close(): void {
    this.state.select(null);
  }

  private show(): void {
    const { selection } = this.state;
    this.box.hidden = selection === null;
    this.box.replaceChildren();
    if (selection === null) return;
    const close = el("button", { class: "close", type: "button", "aria-label": "Close", click: () => this.close() }, "×");
    this.box.append(close, ...(selection.kind === "node" ? this.nodeParts(selection.node) : this.edgeParts(selection.edge)));
    this.box.scrollTop = 0;
  }

  private nodeButton(node: GraphNode | null): HTMLElement {
    if (node === null) return el("span", { class: "nobody" }, "nobody named");
    const choose = () => this.state.select({ kind: "node", node });
    return el("button", { class: "node", type: "button", click: choose }, nodeSwatch(node.type, node.color), el("bdi", {}, node.name));
  }

  private nodeParts(node: GraphNode): (Node | string)[] {
    const names = node.aliases.length > 0 ? el("bdi", {}, node.aliases.join(" · ")) : null;
    const table = facts([
      ["Also", names], ["Country", node.country], ...propertyRows(node.properties), ["Id", el("code", {}, node.id)],
    ]);
    const around = this.state.filters.around === node;
    const only = el("button", {
      type: "button", class: "quiet", "aria-pressed": String(around), click: () => {
        this.state.filter({ around: around ? null : node });
        this.show();
      },
    }, around ? "Show the whole graph again" : "Show only what touches it");
    const parts: (Node | string | null)[] = [
      el("p", { class: "kind" }, nodeSwatch(node.type, node.color), node.type.name),
      el("h2", { dir: "auto" }, node.name), table, only, this.edgeList(node),
    ];
    return parts.filter((part) => part !== null);
  }

  private edgeList(node: GraphNode): HTMLElement {
    const shown = node.edges.filter((edge) => this.state.edgeShown[edge.index] === 1);
    const hidden = node.edges.length - shown.length;
    const title = counted(shown.length, "relation") + (hidden > 0 ? `, ${hidden} more hidden by filters` : "");
    shown.sort((a, b) => (b.lastDay || -1e9) - (a.lastDay || -1e9) || a.index - b.index);
    const list = el("ul", { class: "relations" });
    const add = (edges: GraphEdge[]) => list.append(...edges.map((edge) => el("li", {}, this.edgeButton(edge, node))));
    add(shown.slice(0, kRowsAtFirst));
    const rest = shown.slice(kRowsAtFirst);
    const more = el("button", { type: "button", class: "quiet", click: () => (add(rest), more.remove()) }, `Show ${rest.length} more`);
    return el("section", {}, el("h3", {}, title), list, rest.length > 0 && more);
  }

  private edgeButton(edge: GraphEdge, from: GraphNode): HTMLElement {
    const outward = edge.source === from;
    const inward = edge.target === from;
    const other = outward ? edge.target : inward ? edge.source : null;
    const name = other && el("bdi", { class: "name" }, other.name);
    const active = outward || edge.relation.symmetric;  // the node stands before the verb
    const words = other === null ? [this.sentence(edge)]
      : active ? [edge.relation.symmetric ? "" : "→ ", edge.relation.label, " ", name] : ["← ", name, " ", edge.relation.label];
    const choose = () => this.state.select({ kind: "edge", edge });
    return el("button", { type: "button", class: "edge", click: choose }, swatch(edge.color, "line " + edge.line),
      el("span", { class: "what" }, ...words),
      el("span", { class: "meta" }, [whenText(edge), edge.status === "actual" ? "" : edge.status].filter(Boolean).join(" · ")));
  }

  private sentence(edge: GraphEdge): string {
    return [edge.source?.name, edge.relation.label, edge.target?.name].filter(Boolean).join(" ");
  }

  private edgeParts(edge: GraphEdge): (Node | string)[] {
    const table = facts([
      ["Status", el("span", { class: "status" }, swatch(edge.color, "line " + edge.line), edge.line === "threat" ? edge.status + ", a threat" : edge.status)],
      ["When", whenText(edge)],
      ["Said by", edge.speaker && this.nodeButton(edge.speaker)],
      ...edge.roles.map(([name, node]): [string, Node] => [readable(name), this.nodeButton(node)]),
      ...propertyRows(edge.properties),
      ["Codes", edge.codes],
      ["Confidence", `${Math.round(edge.confidence * 100)} %`],
      ["Articles", String(edge.articles)],
      ["Id", el("code", {}, edge.id)],
    ]);
    const title = el("h2", { class: "statement" }, this.nodeButton(edge.source),
      el("span", { class: "relation" }, edge.relation.label), this.nodeButton(edge.target));
    const evidence = el("section", { class: "evidence" }, el("h3", {}, "Evidence"),
      ...edge.evidence.map((one) => this.evidence(one)),
      edge.evidence.length === 0 && el("p", {}, "This file was exported without evidence."));
    const parts: (Node | string | null)[] = [el("p", { class: "kind" }, "Relation"), title, evidence, table];
    return parts.filter((part) => part !== null);
  }

  private evidence(one: Evidence): HTMLElement {
    const article = this.state.graph.articles[one.quote.article];
    return el("figure", {}, markedSentence(one.quote.text, one.marks), article && this.citation(article));
  }

  private citation(article: Article): HTMLElement {
    const title = article.title || article.source || article.id;
    const address = webAddress(article.url);
    const name = address
      ? el("a", { href: address, target: "_blank", rel: "noopener noreferrer", dir: "auto" }, title)
      : el("cite", { dir: "auto" }, title);
    const rest = [article.source, article.date].filter((text) => text !== "" && text !== title).join(", ");
    return el("figcaption", {}, name, rest !== "" && el("span", { class: "meta" }, rest));
  }
}
