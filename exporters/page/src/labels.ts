// Text on the canvas. A halo in the colour of the background keeps names readable over edges.
import type { Settings } from "sigma/settings";
import type { EdgeDisplayData, NodeDisplayData } from "sigma/types";
import type { ArcEdge } from "./edge_program";
import type { Theme } from "./theme";

const kFont = "system-ui, 'Segoe UI', Roboto, 'Noto Sans', 'DejaVu Sans', sans-serif";
const kLongest = 40; // characters of a name, on at most two lines (label_size in layout.cpp knows both)
const kLine = 20;
const kArrow = 24; // pixels beside the name of a line, for its end
const kGap = 1; // pixels around names beside each other
const kTouch = 4; // by which names may run into those above and below

export function shortened(text: string): string {
  const characters = [...text.replace(/\s+/g, " ")];
  return characters.length <= kLongest ? characters.join("") : characters.slice(0, kLongest - 1).join("") + "…";
}

// Cut at the blank that is nearest to the middle.
export function lines(label: string): string[] {
  if (label.length <= kLine) return [label];
  const middle = label.length / 2;
  let best = -1;
  for (let at = label.indexOf(" "); at >= 0; at = label.indexOf(" ", at + 1)) {
    if (best < 0 || Math.abs(at - middle) < Math.abs(best - middle)) best = at;
  }
  return best < 0 ? [label] : [label.slice(0, best), label.slice(best + 1)];
}

interface Box { left: number; top: number; right: number; bottom: number }
interface Name { data: NodeDisplayData; rows: string[]; size: number; half: number }
interface LineName { text: string; x: number; y: number }

export class Labels {
  private names: Name[] = []; // of this frame, in sigma's order
  private lineNames: LineName[] = [];

  constructor(private readonly theme: Theme) {}

  // At the end of each frame: writes names of relations, above the nodes that lie on their lines, and of nodes those that do
  // not cover one of more weight. What is chosen goes first, then short names before those of two lines, then large nodes
  // before small ones. `width`: of the canvas, in pixels.
  finish(context: CanvasRenderingContext2D, width: number): void {
    context.textAlign = "center";
    context.font = `500 11px ${kFont}`;
    for (const { text, x, y } of this.lineNames) this.write(context, text, x, y);
    this.lineNames = [];
    const weight = ({ data, rows }: Name) => (data.forceLabel ? 2e6 : 0) + (rows.length === 1 ? 1e6 : 0) + data.size;
    const written: Box[] = [];
    for (const name of this.names.sort((a, b) => weight(b) - weight(a))) {
      const box = this.box(name, width);
      const covers = (other: Box) => box.left < other.right && other.left < box.right && box.top < other.bottom && other.top < box.bottom;
      if (!name.data.forceLabel && written.some(covers)) continue;
      written.push(box);
      this.writeName(context, name, (box.left + box.right) / 2);
    }
    context.textAlign = "left";
    this.names = [];
  }

  settings(): Partial<Settings> {
    return {
      labelFont: kFont,
      labelSize: 13,
      labelWeight: "500",
      defaultDrawNodeLabel: (context, data, settings) => this.drawNode(context, data as NodeDisplayData, settings.labelSize),
      defaultDrawNodeHover: (context, data) => this.drawHover(context, data as NodeDisplayData),
      defaultDrawEdgeLabel: (context, edge, source, target) =>
        this.drawEdge(context, edge as EdgeDisplayData, source as NodeDisplayData, target as NodeDisplayData),
    };
  }

  private write(context: CanvasRenderingContext2D, text: string, x: number, y: number): void {
    const { background, text: color } = this.theme.palette;
    context.lineJoin = "round";
    context.lineWidth = 3.5;
    context.strokeStyle = background;
    context.strokeText(text, x, y);
    context.fillStyle = color;
    context.fillText(text, x, y);
  }

  private drawNode(context: CanvasRenderingContext2D, data: NodeDisplayData, size: number): void {
    if (!data.label) return;
    const rows = lines(data.label);
    context.font = `500 ${size}px ${kFont}`;
    const half = Math.max(...rows.map((row) => context.measureText(row).width)) / 2 + kGap;
    this.names.push({ data, rows, size, half });
  }

  // A name whose node is in sight does not run over the edge of the canvas.
  private box({ data, rows, size, half }: Name, width: number): Box {
    const inSight = data.x >= 0 && data.x <= width && 2 * half < width;
    const x = inSight ? Math.min(Math.max(data.x, half + 2), width - half - 2) : data.x;
    const top = data.y + data.size + kTouch;
    return { left: x - half, right: x + half, top, bottom: top + size * 1.15 * rows.length - kTouch };
  }

  private writeName(context: CanvasRenderingContext2D, { data, rows, size }: Name, x: number): void {
    context.font = `500 ${size}px ${kFont}`;
    rows.forEach((line, i) => this.write(context, line, x, data.y + data.size + size * (1 + 1.15 * i)));
  }

  private drawHover(context: CanvasRenderingContext2D, data: NodeDisplayData): void {
    const { text, box, rim } = this.theme.palette;
    context.lineWidth = 2.5;
    context.strokeStyle = text;
    context.beginPath();
    context.arc(data.x, data.y, data.size * 1.2 + 3, 0, 2 * Math.PI);
    context.stroke();
    if (!data.label) return;
    const rows = lines(data.label);
    context.font = `600 13px ${kFont}`;
    const width = Math.max(...rows.map((row) => context.measureText(row).width)) + 14;
    const top = data.y + data.size - 2;
    context.fillStyle = box;
    context.strokeStyle = rim;
    context.lineWidth = 1;
    context.beginPath();
    context.roundRect(data.x - width / 2, top, width, rows.length * 15 + 7, 5);
    context.fill();
    context.stroke();
    context.fillStyle = text;
    context.textAlign = "center";
    rows.forEach((row, i) => context.fillText(row, data.x, top + 15 + 15 * i));
    context.textAlign = "left";
  }

  private drawEdge(context: CanvasRenderingContext2D, data: EdgeDisplayData, source: NodeDisplayData, target: NodeDisplayData): void {
    if (!data.label) return;
    const [dx, dy] = [target.x - source.x, target.y - source.y];
    const length = Math.hypot(dx, dy);
    context.font = `500 11px ${kFont}`;
    if (length < source.size + target.size + context.measureText(data.label).width + kArrow) return;
    const lift = (data as ArcEdge).curvature;  // the vertical axis of the canvas points down
    const [x, y] = [(source.x + target.x) / 2 + dy * lift, (source.y + target.y) / 2 - dx * lift];
    this.lineNames.push({ text: data.label, x, y: Math.abs(dx) > Math.abs(dy) ? y - 6 : y + 4 }); // above a line that lies
  }
}
