// node build.mjs OUT.cpp: bundles src/ with sigma and graphology into one page and writes it as a C++ source, split
// where the data goes. Run by CMake; needs node_modules beside package.json or in $NODE_PATH.
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const [output, modules = join(here, "node_modules")] = process.argv.slice(2);
const { build } = createRequire(join(modules, "..", "package.json"))("esbuild");

const bundle = await build({
  entryPoints: [join(here, "src/main.ts")],
  bundle: true,
  minify: true,
  format: "iife",
  target: "es2021",
  charset: "utf8",
  legalComments: "none", // the licences stand in the page as a whole
  define: { "process.env.NODE_ENV": '"production"' },
  nodePaths: [modules],
  metafile: true,
  write: false,
  logLevel: "warning",
});

// The packages that went in, each with its licence.
function licences(metafile) {
  const packages = new Set();
  for (const input of Object.keys(metafile.inputs)) {
    const match = /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(input);
    if (match) packages.add(match[1]);
  }
  return [...packages].sort().map((name) => {
    const folder = join(modules, name);
    const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
    if (!file) throw new Error(`${name} has no licence file`);
    const { version } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
    return `${name} ${version}\n\n${readFileSync(join(folder, file), "utf8").trim()}\n`;
  }).join("\n" + "-".repeat(60) + "\n\n");
}

const hash = (text) => `'sha256-${createHash("sha256").update(text, "utf8").digest("base64")}'`;
const escaped = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

// Inside <script> nothing but an end tag or a comment can end or bend it.
const script = bundle.outputFiles[0].text.trim().replaceAll("</script", "<\\/script").replaceAll("<!--", "<\\!--");
const style = readFileSync(join(here, "page.css"), "utf8").trim().replace(/\s*\n\s*/g, "\n");
const policy = [
  "default-src 'none'", `script-src ${hash(script)}`, `style-src ${hash(style)}`, "img-src data:", "base-uri 'none'",
  "form-action 'none'",
].join("; ");
const parts = { POLICY: policy, STYLE: style, LICENCES: escaped(licences(bundle.metafile)), SCRIPT: script };
const page = readFileSync(join(here, "page.html"), "utf8").replace(/@(POLICY|STYLE|LICENCES|SCRIPT)@/g, (_, name) => parts[name]);
const [before, after] = page.split("@DATA@");
if (after === undefined || page.includes(')page"')) throw new Error("the page cannot be split or quoted");

// A literal of its own for every 8 KB: compilers may refuse longer ones.
function literals(text) {
  const points = [...text];
  const out = [];
  for (let at = 0; at < points.length; at += 8000) out.push(`R"page(${points.slice(at, at + 8000).join("")})page"`);
  return out.join("\n");
}

writeFileSync(output, `// Made by exporters/page/build.mjs.
#include "exporters/page_template.hpp"

namespace newsgraph {
namespace {
constexpr std::string_view kBefore = ${literals(before)};
constexpr std::string_view kAfter = ${literals(after)};
}  // namespace

const PageTemplate* page_template() noexcept {
  static constexpr PageTemplate kPage{kBefore, kAfter};
  return &kPage;
}

}  // namespace newsgraph
`);
