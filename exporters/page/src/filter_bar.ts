// The filters beside the drawing. Every one is a native control, so the keyboard works by itself.
import { byId, counted, el, nodeSwatch, swatch } from "./dom";
import { dayText } from "./data";
import type { State } from "./state";

const kBars = 48;

interface Choice {
  key: string;
  label: string;
  count: number;
  sign: HTMLElement | null;
}

function tally<T>(items: T[], key: (item: T) => string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(key(item), (counts.get(key(item)) ?? 0) + 1);
  return counts;
}

export class FilterBar {
  private refill: (() => void)[] = [];

  constructor(private readonly box: HTMLElement, private readonly state: State) {
    this.build();
    state.whenFiltered(() => this.refill.forEach((call) => call()));
  }

  private build(): void {
    const { graph } = this.state;
    const relations = tally(graph.edges, (edge) => edge.relation.name);
    const statuses = tally(graph.edges, (edge) => edge.status);
    const types = tally(graph.nodes, (node) => node.type.name);
    const sign = (status: string) => {
      const edge = graph.edges.find((one) => one.status === status && one.line !== "threat");
      return swatch(edge?.line === "denied" ? edge.color : "currentColor", "line " + (edge?.line ?? "plain"));
    };
    this.box.append(
      this.timeGroup(),
      this.choices("Kinds of node", this.state.filters.types, "types", graph.nodeTypes.filter((type) => types.has(type.name))
        .map((type) => ({ key: type.name, label: type.plural || type.name, count: types.get(type.name)!, sign: nodeSwatch(type) }))),
      this.choices("Status", this.state.filters.statuses, "statuses", [...statuses].map(([key, count]) =>
        ({ key, label: key, count, sign: sign(key) }))),
      this.choices("Relations", this.state.filters.relations, "relations", graph.relations.filter((type) => relations.has(type.name))
        .map((type) => ({ key: type.name, label: type.label || type.name, count: relations.get(type.name)!, sign: swatch(type.color, "line plain") }))),
      this.moreGroup(),
      el("button", { type: "button", id: "reset", click: () => this.state.reset() }, "Reset all filters"),
    );
  }

  // `left_out` of the state's filters are the keys whose box is not ticked.
  private choices(title: string, start: Set<string>, name: "relations" | "statuses" | "types", choices: Choice[]): HTMLElement {
    choices.sort((a, b) => b.count - a.count || (a.label < b.label ? -1 : 1));
    const boxes = choices.map((choice) => {
      const box = el("input", { type: "checkbox", name, value: choice.key, checked: !start.has(choice.key), change: () => push() });
      return { box, row: el("label", { class: "choice" }, box, choice.sign, el("span", {}, choice.label), el("span", { class: "count" }, choice.count.toLocaleString("en"))) };
    });
    const push = () => this.state.filter({ [name]: new Set(boxes.filter(({ box }) => !box.checked).map(({ box }) => box.value)) });
    const all = (checked: boolean) => () => {
      for (const { box } of boxes) box.checked = checked;
      push();
    };
    this.refill.push(() => {
      for (const { box } of boxes) box.checked = !this.state.filters[name].has(box.value);
    });
    const quick = el("span", { class: "quick" },
      el("button", { type: "button", "aria-label": `${title}: all`, click: all(true) }, "all"),
      el("button", { type: "button", "aria-label": `${title}: none`, click: all(false) }, "none"));
    return el("fieldset", {}, el("legend", {}, title, boxes.length > 2 && quick), ...boxes.map(({ row }) => row));
  }

  private timeGroup(): HTMLElement {
    const [first, last] = this.state.days;
    const dated = this.state.graph.edges.filter((edge) => !Number.isNaN(edge.firstDay));
    const undated = this.state.graph.edges.length - dated.length;
    const group = el("fieldset", { class: "time" }, el("legend", {}, "Time"));
    if (dated.length > 0 && last > first) group.append(this.histogram(), this.slider());
    if (undated > 0) {
      const box = el("input", { type: "checkbox", checked: true, change: () => this.state.filter({ undated: box.checked }) });
      this.refill.push(() => (box.checked = this.state.filters.undated));
      group.append(el("label", { class: "choice" }, box, el("span", {}, "Relations without a date"), el("span", { class: "count" }, undated.toLocaleString("en"))));
    } else if (dated.length === 0 || last === first) {
      group.append(el("p", { class: "hint" }, dated.length === 0 ? "No relation has a date." : `All on ${dayText(first)}.`));
    }
    return group;
  }

  // Two thumbs on one track: two native sliders over each other, of which only the thumbs take the pointer.
  private slider(): HTMLElement {
    const shown = el("p", { class: "ends" });
    const track = el("div", { class: "track" }, this.thumb("first", "First day"), this.thumb("last", "Last day"));
    const tell = () => {
      const { first, last } = this.state.filters;
      shown.replaceChildren(el("output", {}, dayText(first)), el("output", {}, dayText(last)));
    };
    this.refill.push(tell);
    tell();
    return el("div", {}, track, shown);
  }

  private thumb(end: "first" | "last", label: string): HTMLInputElement {
    const [first, last] = this.state.days;
    const input = el("input", {
      type: "range", min: first, max: last, step: 1, value: this.state.filters[end], "aria-label": label, id: `time-${end}`,
      input: () => {
        const { filters } = this.state;
        const day = Number(input.value);
        this.state.filter(end === "first" ? { first: day, last: Math.max(day, filters.last) } : { last: day, first: Math.min(day, filters.first) });
      },
    });
    const tell = () => {
      input.value = String(this.state.filters[end]);
      input.setAttribute("aria-valuetext", dayText(this.state.filters[end]));
    };
    this.refill.push(tell);
    tell();
    return input;
  }

  // How many relations there are over time, behind the sliders.
  private histogram(): HTMLElement {
    const [first, last] = this.state.days;
    const bars = Math.min(kBars, last - first + 1);
    const width = (last - first + 1) / bars;
    const counts = new Array<number>(bars).fill(0);
    for (const edge of this.state.graph.edges) {
      if (Number.isNaN(edge.firstDay)) continue;
      const at = Math.min(bars - 1, Math.max(0, Math.floor((edge.firstDay - first) / width)));
      ++counts[at]!;
    }
    const highest = Math.max(...counts, 1);
    const columns = counts.map((count) => {
      const column = el("span");
      column.style.height = count === 0 ? "0" : `${Math.max(6, Math.sqrt(count / highest) * 100)}%`;
      return column;
    });
    this.refill.push(() => columns.forEach((column, i) => {
      const day = first + i * width;
      column.classList.toggle("outside", day + width <= this.state.filters.first || day > this.state.filters.last);
    }));
    return el("div", { class: "histogram", "aria-hidden": "true" }, ...columns);
  }

  private moreGroup(): HTMLElement {
    const value = el("output", {}, "0 %");
    const sure = el("input", { type: "range", min: 0, max: 100, step: 5, value: 0, "aria-label": "Least confidence in percent", input: () => this.state.filter({ confidence: Number(sure.value) / 100 }) });
    const lonely = this.state.graph.nodes.filter((node) => !node.edges.some((edge) => edge.source === node || edge.target === node)).length;
    const loners = el("input", { type: "checkbox", id: "loners", checked: this.state.filters.loners, change: () => this.state.filter({ loners: loners.checked }) });
    this.refill.push(() => {
      sure.value = String(Math.round(this.state.filters.confidence * 100));
      value.textContent = `${sure.value} %`;
      loners.checked = this.state.filters.loners;
    });
    const colors = el("select", { id: "colors", "aria-label": "Colours of nodes", change: () => this.state.color(colors.value as "type" | "community") },
      el("option", { value: "type" }, "by kind"), el("option", { value: "community" }, "by community"));
    return el("fieldset", {}, el("legend", {}, "More"),
      el("label", { class: "slider colors" }, el("span", {}, "Colours"), colors),
      el("label", { class: "slider" }, el("span", {}, "Sure by"), sure, value),
      el("label", { class: "choice" }, loners, el("span", {}, "Nodes without relations"), el("span", { class: "count" }, lonely.toLocaleString("en"))));
  }
}

export function showCounts(state: State): void {
  const { graph } = state;
  const of = (shown: number, all: number, noun: string) => shown === all ? counted(all, noun) : `${shown.toLocaleString("en")} of ${counted(all, noun)}`;
  byId("counts").textContent = `${of(state.shownNodes, graph.nodes.length, "node")}, ${of(state.shownEdges, graph.edges.length, "relation")}, ${counted(graph.articles.length, "article")}`;
}
