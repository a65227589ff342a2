// Light and dark. The reader's choice holds for this visit: a file opened from disk has no storage of its own.
export interface Palette {
  background: string;
  text: string;
  faint: string; // what is not in focus
  rim: string;
  box: string;
}

const kPalettes: Record<string, Palette> = {
  light: { background: "#ffffff", text: "#1b2430", faint: "#e3e7ec", rim: "#3c4859", box: "#ffffff" },
  dark: { background: "#12171e", text: "#e8edf3", faint: "#2a323d", rim: "#0b0f14", box: "#1e2630" },
};

export class Theme {
  private readonly calls: (() => void)[] = [];

  constructor(private readonly button: HTMLButtonElement) {
    const dark = window.matchMedia("(prefers-color-scheme: dark)");
    this.set(dark.matches ? "dark" : "light");
    dark.addEventListener("change", () => this.set(dark.matches ? "dark" : "light"));
    button.addEventListener("click", () => this.set(this.name === "dark" ? "light" : "dark"));
  }

  get name(): string {
    return document.documentElement.dataset.theme ?? "light";
  }

  get palette(): Palette {
    return kPalettes[this.name] ?? kPalettes.light!;
  }

  whenChanged(call: () => void): void {
    this.calls.push(call);
  }

  private set(name: string): void {
    document.documentElement.dataset.theme = name;
    this.button.textContent = name === "dark" ? "Light" : "Dark";
    this.button.setAttribute("aria-label", name === "dark" ? "Use light colours" : "Use dark colours");
    for (const call of this.calls) call();
  }
}

function channels(color: string): number[] {
  return [1, 3, 5].map((at) => parseInt(color.slice(at, at + 2), 16));
}

// `color` moved towards `other`, share 0..1.
export function mixed(color: string, other: string, share: number): string {
  const to = channels(other);
  const out = channels(color).map((value, i) => Math.round(value * (1 - share) + to[i]! * share));
  return "#" + out.map((value) => value.toString(16).padStart(2, "0")).join("");
}
