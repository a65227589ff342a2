// The drawing by keyboard: arrows go from node to node.
import type { Canvas } from "./canvas";
import type { GraphNode } from "./data";
import type { State } from "./state";

const kDirections: Record<string, [number, number]> = {
  ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1],
};

// The shown node that lies nearest in the direction, within 60 degrees; neighbours count as half as far.
function nextNode(state: State, canvas: Canvas, from: GraphNode, [dx, dy]: [number, number]): GraphNode | null {
  const here = canvas.place(from);
  const near = new Set(from.edges.flatMap((edge) => [edge.source, edge.target]));
  let best: GraphNode | null = null;
  let least = Infinity;
  for (const node of state.graph.nodes) {
    if (node === from || state.nodeShown[node.index] !== 1) continue;
    const there = canvas.place(node);
    const [x, y] = [there.x - here.x, there.y - here.y];
    const ahead = x * dx + y * dy;
    const distance = Math.hypot(x, y);
    if (ahead <= distance * 0.5) continue;
    const cost = (distance + Math.abs(x * dy - y * dx)) * (near.has(node) ? 0.5 : 1);
    if (cost < least) [best, least] = [node, cost];
  }
  return best;
}

function largest(state: State): GraphNode | null {
  let best: GraphNode | null = null;
  for (const node of state.graph.nodes) {
    if (state.nodeShown[node.index] === 1 && (!best || node.size > best.size)) best = node;
  }
  return best;
}

export function listenToKeys(box: HTMLElement, state: State, canvas: Canvas): void {
  box.addEventListener("keydown", (event) => {
    const direction = kDirections[event.key];
    if (direction && event.shiftKey) canvas.pan(direction[0] * 0.1, -direction[1] * 0.1);
    else if (direction) {
      const from = state.selection?.kind === "node" ? state.selection.node : null;
      const node = from ? nextNode(state, canvas, from, direction) : largest(state);
      if (node) state.select({ kind: "node", node });
    } else if (event.key === "+" || event.key === "=") canvas.zoom(0.75);
    else if (event.key === "-") canvas.zoom(1 / 0.75);
    else if (event.key === "0") canvas.fit();
    else if (event.key === "Enter" && state.selection) document.querySelector<HTMLElement>("#panel .relations button, #panel button.node")?.focus();
    else return;
    event.preventDefault();
  });
}
