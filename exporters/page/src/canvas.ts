// The drawing: sigma over a graphology graph, positions as shipped. Knows how things look and how they are picked.
import { MultiDirectedGraph } from "graphology";
import Sigma from "sigma";
import { kShapes, shapeOf, type GraphEdge, type GraphNode } from "./data";
import { EdgeLineProgram } from "sigma/rendering";
import { ArcProgram, kLines } from "./edge_program";
import { Labels, shortened } from "./labels";
import { ShapeProgram } from "./node_program";
import type { State } from "./state";
import { mixed, type Theme } from "./theme";

const kNamedEdges = 8; // around what is chosen; with more, their names would cover each other
const kLabelledEdges = 40; // with more, names of relations only show around what is chosen
// With more edges only those around what is chosen are arcs with arrows; the rest are plain thin lines, and edges are
// picked in panels and table only. Without a graphics card an arc costs far more than a line.
const kArcs = 2500;
const kRoomyNodes = 200; // up to here nodes have their full size
const kRoomyWindow = { width: 900, height: 650 }; // pixels; in smaller ones nodes shrink
const kLargestFan = 0.9; // of the chord's length, from the lowest to the highest of parallel arcs

// Heights of arcs, by edge: parallel relations and opposite ones fan out around the straight line.
function curvatures(edges: GraphEdge[]): Float64Array {
  const pairs = new Map<string, GraphEdge[]>();
  for (const edge of edges) {
    if (!edge.source || !edge.target) continue;
    const ends = [edge.source.index, edge.target.index].sort((a, b) => a - b).join(" ");
    const twins = pairs.get(ends);
    if (twins) twins.push(edge);
    else pairs.set(ends, [edge]);
  }
  const out = new Float64Array(edges.length);
  for (const twins of pairs.values()) {
    const step = Math.min(0.14, kLargestFan / Math.max(1, twins.length - 1));
    twins.forEach((edge, i) => {
      if (edge.source === edge.target) out[edge.index] = i;
      else out[edge.index] = (i - (twins.length - 1) / 2) * step * (edge.source!.index < edge.target!.index ? 1 : -1);
    });
  }
  return out;
}

export class Canvas {
  private readonly sigma: Sigma;
  private hovered: GraphNode | null = null;
  private focus = new Set<number>(); // nodes beside the chosen or hovered one
  private readonly curves: Float64Array;
  private readonly large: boolean;
  private frame: number | null = null; // that refreshes
  private anew = false; // with other elements or sizes
  private scale = 1; // of node sizes, so that many, or all in a small window, do not cover each other

  constructor(private readonly box: HTMLElement, private readonly state: State, private readonly theme: Theme) {
    const { graph } = state;
    this.large = graph.edges.length > kArcs;
    this.rescale();
    this.curves = curvatures(graph.edges);
    const labels = new Labels(theme);
    this.sigma = new Sigma(new MultiDirectedGraph(), box, {
      ...labels.settings(),
      nodeProgramClasses: { shape: ShapeProgram },
      edgeProgramClasses: { arc: ArcProgram, thin: EdgeLineProgram },
      defaultNodeType: "shape",
      defaultEdgeType: "arc",
      minEdgeThickness: 1,
      labelDensity: this.large ? 1 : 1.2,
      labelGridCellSize: this.large ? 220 : 90, // one name a cell: wider than names are, so that few touch
      labelRenderedSizeThreshold: Math.min(3, 12 * this.scale),
      renderEdgeLabels: true,
      enableEdgeEvents: !this.large,
      hideEdgesOnMove: graph.edges.length > 15000,
      hideLabelsOnMove: this.large,
      zIndex: true,
      stagePadding: 48,
      maxCameraRatio: 4,
      minCameraRatio: 0.005,
      nodeReducer: (key) => this.nodeLook(graph.nodes[Number(key)]!),
      edgeReducer: (key) => this.edgeLook(graph.edges[Number(key)]!),
    });
    this.sigma.on("afterRender", () => labels.finish(this.sigma.getCanvases().labels!.getContext("2d")!, this.sigma.getDimensions().width));
    this.sigma.on("resize", () => this.rescale());
    this.listen();
    this.surround();
    this.sigma.setGraph(this.build()); // last: sigma draws at once, and without a graphics card 20,000 nodes take seconds
  }

  // The camera so that everything that passes the filters is in sight.
  fit(): void {
    this.refresh(true);
    this.surround();
    if (!this.calm()) void this.sigma.getCamera().animatedReset();
    else this.sigma.getCamera().setState({ x: 0.5, y: 0.5, ratio: 1, angle: 0 });
  }

  // What passes the filters fills the canvas when the camera is at its start.
  private surround(): void {
    const shown = this.state.graph.nodes.filter((node) => this.state.nodeShown[node.index] === 1);
    if (shown.length === 0) return;
    const extent = (values: number[]): [number, number] => {
      const [low, high] = [values.reduce((a, b) => Math.min(a, b)), values.reduce((a, b) => Math.max(a, b))];
      return high - low < 1 ? [low - 1, high + 1] : [low, high];
    };
    this.sigma.setCustomBBox({ x: extent(shown.map((node) => node.x)), y: extent(shown.map((node) => node.y)) });
  }

  zoom(factor: number): void {
    const camera = this.sigma.getCamera();
    camera.setState({ ratio: camera.getBoundedRatio(camera.ratio * factor) });
  }

  pan(x: number, y: number): void {
    const camera = this.sigma.getCamera();
    camera.setState({ x: camera.x + x * camera.ratio, y: camera.y + y * camera.ratio });
  }

  // The node and its neighbours in sight and apart: moves the camera when they are not.
  reveal(node: GraphNode): void {
    const near = [node, ...node.edges.flatMap((edge) => (this.state.edgeShown[edge.index] === 1 ? [edge.source, edge.target] : []))];
    const data = [...new Set(near)].flatMap((one) => (one ? [this.sigma.getNodeDisplayData(String(one.index))!] : []));
    const [left, right] = [Math.min(...data.map((one) => one.x)), Math.max(...data.map((one) => one.x))];
    const [low, high] = [Math.min(...data.map((one) => one.y)), Math.max(...data.map((one) => one.y))];
    const camera = this.sigma.getCamera();
    const reach = Math.max(right - left, high - low);
    const wanted = Math.min(1, Math.max(reach * 1.7, 0.05));
    const { x, y } = this.place(node);
    const { width, height } = this.sigma.getDimensions();
    const inSight = x > 60 && y > 60 && x < width - 60 && y < height - 60;
    if (inSight && reach / camera.ratio > 0.4) return;
    const goal = { x: (left + right) / 2, y: (low + high) / 2, ratio: Math.min(camera.ratio, wanted) };
    if (this.calm()) camera.setState(goal);
    else void camera.animate(goal, { duration: 250 });
  }

  // In pixels of the canvas.
  place(node: GraphNode): { x: number; y: number } {
    return this.sigma.graphToViewport({ x: node.x, y: node.y });
  }

  // After a choice or another theme; `filtered` when other elements are shown than before. Positions stay.
  redraw(filtered = false): void {
    this.refocus();
    this.refresh(filtered || this.large); // of large graphs, edges change their kind
  }

  resize(): void {
    this.sigma.resize(true);
    this.refresh(true);
  }

  // In the next frame, so that several calls cost one drawing; not by sigma's own scheduling, which forgets at once where the
  // nodes are.
  private refresh(anew: boolean): void {
    this.anew ||= anew;
    this.frame ??= requestAnimationFrame(() => {
      this.sigma.refresh({ skipIndexation: !this.anew });
      this.frame = null;
      this.anew = false;
    });
  }

  private rescale(): void {
    const { nodes } = this.state.graph;
    const crowd = Math.sqrt(kRoomyNodes / Math.max(1, nodes.length));
    const window = Math.min(this.box.clientWidth / kRoomyWindow.width, this.box.clientHeight / kRoomyWindow.height);
    this.scale = Math.max(0.2, Math.min(1, crowd) * Math.min(1, window));
  }

  private build(): MultiDirectedGraph {
    const drawing = new MultiDirectedGraph();
    for (const node of this.state.graph.nodes) drawing.addNode(node.index, { x: node.x, y: node.y, size: node.size });
    for (const edge of this.state.graph.edges) {
      if (edge.source && edge.target) drawing.addDirectedEdgeWithKey(edge.index, edge.source.index, edge.target.index, {});
    }
    return drawing;
  }

  private calm(): boolean {
    return window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  }

  private center(): GraphNode | null {
    if (this.hovered) return this.hovered;
    return this.state.selection?.kind === "node" ? this.state.selection.node : null;
  }

  private refocus(): void {
    this.focus.clear();
    const { selection } = this.state;
    const center = this.center();
    if (center) {
      this.focus.add(center.index);
      for (const edge of center.edges) {
        if (this.state.edgeShown[edge.index] !== 1) continue;
        for (const node of [edge.source, edge.target]) if (node) this.focus.add(node.index);
      }
    } else if (selection?.kind === "edge") {
      for (const node of [selection.edge.source, selection.edge.target]) if (node) this.focus.add(node.index);
    }
  }

  private nodeLook(node: GraphNode) {
    const { palette } = this.theme;
    const { selection } = this.state;
    const near = this.focus.size === 0 || this.focus.has(node.index);
    const chosen = selection?.kind === "node" && selection.node === node;
    return {
      x: node.x,
      y: node.y,
      size: node.size * this.scale,
      hidden: this.state.nodeShown[node.index] !== 1,
      label: near ? shortened(node.name) : null,
      forceLabel: this.focus.size > 0 && this.focus.size < 40 && near,
      color: near ? node.color : mixed(node.color, palette.background, 0.75),
      rim: chosen ? palette.text : near ? palette.rim : palette.faint,
      highlighted: chosen,
      shape: kShapes.indexOf(shapeOf(node.type)),
      zIndex: near ? 1 : 0,
    };
  }

  private edgeLook(edge: GraphEdge) {
    const { palette } = this.theme;
    const { selection } = this.state;
    const center = this.center();
    const chosen = selection?.kind === "edge" && selection.edge === edge;
    const near = center ? edge.source === center || edge.target === center : selection?.kind !== "edge" || chosen;
    const few = this.state.shownEdges <= kLabelledEdges;
    const named = chosen || (center !== null && center.edges.length <= kNamedEdges);
    const color = this.theme.name === "dark" ? mixed(edge.color, "#ffffff", 0.3) : edge.color;
    return {
      hidden: this.state.edgeShown[edge.index] !== 1,
      label: near && (few || named) ? edge.relation.label : null,
      forceLabel: near && named,
      type: this.large && !(near && (chosen || center !== null)) ? "thin" : "arc",
      color: near ? (this.large && !chosen && center === null ? mixed(color, palette.background, 0.5) : color) : palette.faint,
      size: (1.2 + Math.min(2.5, Math.log2(Math.max(1, edge.articles)))) * (chosen ? 2 : 1),
      curvature: this.curves[edge.index],
      line: Math.max(0, (kLines as readonly string[]).indexOf(edge.line)),
      arrow: !edge.relation.symmetric,
      zIndex: near ? 1 : 0,
    };
  }

  private listen(): void {
    const { graph } = this.state;
    this.sigma.on("clickNode", ({ node }) => this.state.select({ kind: "node", node: graph.nodes[Number(node)]! }));
    this.sigma.on("clickEdge", ({ edge }) => this.state.select({ kind: "edge", edge: graph.edges[Number(edge)]! }));
    this.sigma.on("clickStage", () => this.state.select(null));
    this.sigma.on("enterNode", ({ node }) => this.hover(graph.nodes[Number(node)]!));
    this.sigma.on("leaveNode", () => this.hover(null));
    this.sigma.on("enterEdge", () => this.box.classList.add("over"));
    this.sigma.on("leaveEdge", () => this.box.classList.remove("over"));
  }

  private hover(node: GraphNode | null): void {
    this.box.classList.toggle("over", node !== null);
    if (this.large) return; // sigma itself shows the name
    this.hovered = node;
    this.redraw();
  }
}
