// The same graph without a drawing: rows that can be sorted, for readers without WebGL and for those who like rows.
import { counted, el, swatch } from "./dom";
import { fold, type GraphEdge } from "./data";
import { whenText } from "./panel";
import type { State } from "./state";

const kPage = 100;

interface Column {
  title: string;
  text: (edge: GraphEdge) => string;
  order?: (a: GraphEdge, b: GraphEdge) => number;
}

const kColumns: Column[] = [
  { title: "Source", text: (edge) => edge.source?.name ?? "" },
  { title: "Relation", text: (edge) => edge.relation.label },
  { title: "Target", text: (edge) => edge.target?.name ?? "" },
  { title: "Status", text: (edge) => edge.status },
  { title: "When", text: whenText },
  { title: "Articles", text: (edge) => String(edge.articles), order: (a, b) => a.articles - b.articles },
  { title: "Evidence", text: (edge) => edge.evidence[0]?.quote.text ?? "" },
];

export class Table {
  private column = 4;
  private down = true;
  private page = 0;
  private text = "";
  private readonly body = el("tbody");
  private readonly heads: HTMLTableCellElement[] = [];
  private readonly position = el("span", { class: "meta", role: "status" });
  private readonly before = el("button", { type: "button", click: () => this.turn(-1) }, "Previous");
  private readonly after = el("button", { type: "button", click: () => this.turn(1) }, "Next");

  constructor(private readonly box: HTMLElement, private readonly state: State) {
    const head = el("tr");
    kColumns.forEach((column, i) => {
      const cell = el("th", { scope: "col" }, el("button", { type: "button", click: () => this.sort(i) }, column.title));
      this.heads.push(cell);
      head.append(cell);
    });
    const filter = el("input", { type: "search", placeholder: "Filter these rows", "aria-label": "Filter these rows", input: () => {
      this.text = fold(filter.value.trim());
      this.page = 0;
      this.fill();
    } });
    const table = el("table", {}, el("caption", { class: "unseen" }, "Relations that pass the filters"), el("thead", {}, head), this.body);
    box.append(el("div", { class: "tools" }, filter, this.position, this.before, this.after), el("div", { class: "scroll" }, table));
    table.addEventListener("keydown", (event) => this.key(event));
    state.whenSelected(() => this.mark());
  }

  // Only while the table is what the reader sees: rows cost time in large graphs.
  fill(): void {
    const rows = this.rows();
    const pages = Math.max(1, Math.ceil(rows.length / kPage));
    this.page = Math.min(this.page, pages - 1);
    this.body.replaceChildren(...rows.slice(this.page * kPage, (this.page + 1) * kPage).map((edge) => this.row(edge)));
    this.position.textContent = counted(rows.length, "relation") + (pages > 1 ? `, page ${this.page + 1} of ${pages}` : "");
    this.before.disabled = this.page === 0;
    this.after.disabled = this.page + 1 >= pages;
    this.before.hidden = this.after.hidden = pages === 1;
    this.heads.forEach((cell, i) => cell.setAttribute("aria-sort", i !== this.column ? "none" : this.down ? "descending" : "ascending"));
    this.mark();
  }

  // At the chosen relation, where there is one.
  open(): void {
    const { selection } = this.state;
    const at = selection?.kind === "edge" ? this.rows().indexOf(selection.edge) : -1;
    if (at >= 0) this.page = Math.floor(at / kPage);
    this.fill();
    this.body.querySelector("tr.chosen")?.scrollIntoView({ block: "center" });
  }

  restart(): void {
    this.page = 0;
    this.fill();
  }

  private rows(): GraphEdge[] {
    const column = kColumns[this.column]!;
    const matches = (edge: GraphEdge) => kColumns.some((one) => fold(one.text(edge)).includes(this.text));
    const rows = this.state.graph.edges.filter((edge) => this.state.edgeShown[edge.index] === 1 && (this.text === "" || matches(edge)));
    const texts = new Map(rows.map((edge) => [edge, column.text(edge)]));
    const order = column.order ?? ((a: GraphEdge, b: GraphEdge) => texts.get(a)!.localeCompare(texts.get(b)!, "en"));
    return rows.sort((a, b) => (this.down ? order(b, a) : order(a, b)) || a.index - b.index);
  }

  private row(edge: GraphEdge): HTMLElement {
    const choose = () => this.state.select({ kind: "edge", edge });
    const name = (text: string, call: () => void) => el("button", { type: "button", click: call }, el("bdi", {}, text));
    const end = (node: GraphEdge["source"]) => node && name(node.name, () => this.state.select({ kind: "node", node }));
    return el("tr", { "data-edge": edge.index },
      el("td", {}, end(edge.source)),
      el("td", {}, el("button", { type: "button", class: "main", click: choose }, swatch(edge.color, "line " + edge.line), edge.relation.label)),
      el("td", {}, end(edge.target)), el("td", {}, edge.status), el("td", { class: "when" }, whenText(edge)),
      el("td", { class: "number" }, edge.articles), el("td", { class: "sentence", dir: "auto" }, edge.evidence[0]?.quote.text ?? ""));
  }

  private mark(): void {
    const { selection } = this.state;
    for (const row of this.body.rows) {
      row.classList.toggle("chosen", selection?.kind === "edge" && row.dataset.edge === String(selection.edge.index));
    }
  }

  private sort(column: number): void {
    this.down = column === this.column ? !this.down : false;
    this.column = column;
    this.restart();
  }

  private turn(step: number): void {
    this.page += step;
    this.fill();
    this.box.querySelector(".scroll")?.scrollTo(0, 0);
  }

  // Up and down go from row to row, in the column where the reader is.
  private key(event: KeyboardEvent): void {
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    const cell = (event.target as HTMLElement).closest("td");
    if (step === 0 || !cell) return;
    const row = cell.parentElement as HTMLTableRowElement;
    const next = this.body.rows[row.sectionRowIndex + step];
    const target = next?.cells[cell.cellIndex]?.querySelector("button") ?? next?.querySelector<HTMLButtonElement>("button.main");
    target?.focus();
    event.preventDefault();
  }
}
