// Elements are made here and nowhere else: text goes in as text nodes, never as markup.

import { shapeOf, type NodeType } from "./data";

type Attribute = string | number | boolean | ((event: never) => void) | undefined;
type Child = Node | string | number | null | undefined | false;

export function el<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Record<string, Attribute> = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(name, value as EventListener);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== false && value !== undefined) element.setAttribute(name, String(value));
  }
  for (const child of children) {
    if (child !== null && child !== undefined && child !== false) element.append(String(child) === child ? child : (child as Node));
  }
  return element;
}

export function byId<T extends HTMLElement = HTMLElement>(id: string): T {
  return document.getElementById(id) as T;
}

// A small shape or line in a colour. The style sheet is fixed by its hash, so colours go in through the CSSOM.
export function swatch(color: string, kind: string): HTMLElement {
  const element = el("span", { class: `swatch ${kind}`, "aria-hidden": "true" });
  element.style.setProperty("--color", color);
  return element;
}

export function counted(count: number, noun: string): string {
  return `${count.toLocaleString("en")} ${noun}${count === 1 ? "" : "s"}`;
}

// As the node is drawn.
export function nodeSwatch(type: NodeType, color = type.color): HTMLElement {
  return swatch(color, "shape-" + shapeOf(type));
}

// Only what a reader may follow: never javascript:, data: or file:.
export function webAddress(url: string): string | null {
  return /^https?:\/\/[^\s]+$/i.test(url) ? url : null;
}
