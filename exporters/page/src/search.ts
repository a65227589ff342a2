// The search box: a combobox over names, aliases and evidence sentences.
import { el, nodeSwatch } from "./dom";
import { fold, type Graph, type GraphEdge, type GraphNode } from "./data";
import type { State } from "./state";

const kNodes = 12;
const kSentences = 6;
const kShortest = 3; // letters before sentences are searched

// Smaller is better; nothing: no match.
function rank(node: GraphNode, query: string): number | null {
  if (node.id.toLowerCase() === query) return 0;
  const at = node.folded.indexOf(query);
  if (at < 0) return null;
  if (at === 0) return node.folded.length === query.length || node.folded[query.length] === "\n" ? 1 : 2;
  return /[\s\n-]/.test(node.folded[at - 1]!) ? 3 : 4;
}

export function findNodes(graph: Graph, text: string): GraphNode[] {
  const query = fold(text.trim());
  if (query === "") return [];
  const found: [number, GraphNode][] = [];
  for (const node of graph.nodes) {
    const value = rank(node, query);
    if (value !== null) found.push([value, node]);
  }
  found.sort((a, b) => a[0] - b[0] || b[1].edges.length - a[1].edges.length || a[1].index - b[1].index);
  return found.slice(0, kNodes).map((pair) => pair[1]);
}

export function findSentences(graph: Graph, text: string): GraphEdge[] {
  const query = fold(text.trim());
  if (query.length < kShortest) return [];
  const found: GraphEdge[] = [];
  for (const edge of graph.edges) {
    if (edge.evidence.some((one) => fold(one.quote.text).includes(query))) found.push(edge);
    if (found.length === kSentences) break;
  }
  return found;
}

export class Search {
  private at = -1;
  private chosen: (() => void)[] = [];

  constructor(private readonly input: HTMLInputElement, private readonly list: HTMLElement, private readonly state: State) {
    input.addEventListener("input", () => this.fill());
    input.addEventListener("focus", () => this.fill());
    input.addEventListener("keydown", (event) => this.key(event));
    input.addEventListener("blur", () => setTimeout(() => this.close(), 150));
  }

  private fill(): void {
    const nodes = findNodes(this.state.graph, this.input.value);
    const edges = findSentences(this.state.graph, this.input.value);
    this.chosen = [];
    this.at = -1;
    const rows = [
      ...nodes.map((node) => this.row([nodeSwatch(node.type, node.color), el("bdi", {}, node.name), el("span", { class: "meta" }, node.type.name)],
        () => this.state.select({ kind: "node", node }))),
      ...edges.map((edge) => this.row([el("span", { class: "sentence", dir: "auto" }, edge.evidence[0]?.quote.text ?? ""), el("span", { class: "meta" }, edge.relation.label)],
        () => this.state.select({ kind: "edge", edge }))),
    ];
    const nothing = rows.length === 0 && this.input.value.trim() !== "";
    this.list.replaceChildren(...rows, ...(nothing ? [el("li", { class: "nothing" }, "Nothing found")] : []));
    this.open(rows.length > 0 || nothing);
  }

  private row(parts: Node[], choose: () => void): HTMLElement {
    const index = this.chosen.push(choose) - 1;
    return el("li", { role: "option", id: `found-${index}`, "aria-selected": "false", mousedown: (event: Event) => {
      event.preventDefault();
      this.choose(index);
    } }, ...parts);
  }

  private open(open: boolean): void {
    this.list.hidden = !open;
    this.input.setAttribute("aria-expanded", String(open));
    if (!open) this.input.removeAttribute("aria-activedescendant");
  }

  private close(): void {
    this.open(false);
  }

  private move(step: number): void {
    const rows = [...this.list.querySelectorAll<HTMLElement>("[role=option]")];
    if (rows.length === 0) return;
    this.at = (this.at + step + rows.length + (this.at < 0 && step < 0 ? 1 : 0)) % rows.length;
    rows.forEach((row, i) => row.setAttribute("aria-selected", String(i === this.at)));
    this.input.setAttribute("aria-activedescendant", `found-${this.at}`);
    rows[this.at]!.scrollIntoView({ block: "nearest" });
  }

  private choose(index: number): void {
    this.close();
    this.chosen[index]?.();
  }

  private key(event: KeyboardEvent): void {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") this.move(event.key === "ArrowDown" ? 1 : -1);
    else if (event.key === "Enter") this.choose(Math.max(0, this.at));
    else if (event.key === "Escape" && !this.list.hidden) this.close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }
}
