// The page of `export --to html` in a real browser: node --test page.test.mjs, with
//   PAGE_GRAPHS  a folder with hostile.html, small.html, crowd.html and empty.html (tests/interop/write_graphs), and
//                crowd.top.html (--max-nodes 40) and small.bare.html (--evidence none)
//   PAGE_BROWSER a Chromium, else it is looked for
// Whatever the browser prints to its console, and any request but for the file itself, fails a test.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { join } from "node:path";
import { chromium } from "playwright-core";

const graphs = process.env.PAGE_GRAPHS;
let browser;

before(async () => {
  browser = await chromium.launch({
    executablePath: process.env.PAGE_BROWSER,
    args: ["--no-sandbox", "--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader"],
  });
});
after(() => browser?.close());

// Runs `body` on the open page; then nothing may have been printed, asked for or thrown.
async function onPage(name, body, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1300, height: 800 }, reducedMotion: "reduce", ...options });
  context.setDefaultTimeout(180_000); // a machine that draws in software under load is slow, not wrong
  const page = await context.newPage();
  const seen = [];
  page.on("console", (message) => seen.push(`console ${message.type()}: ${message.text()}`));
  page.on("pageerror", (error) => seen.push(`error: ${error}`));
  page.on("dialog", (dialog) => (seen.push(`dialog: ${dialog.message()}`), dialog.dismiss()));
  page.on("popup", () => seen.push("a window was opened"));
  page.on("request", (request) => {
    if (!/^(file|data|about):/.test(request.url())) seen.push(`request: ${request.url()}`);
  });
  if (options.withoutWebGl) {
    await page.addInitScript(() => {
      const get = HTMLCanvasElement.prototype.getContext;
      HTMLCanvasElement.prototype.getContext = function (kind, ...rest) {
        return kind.startsWith("webgl") ? null : get.call(this, kind, ...rest);
      };
    });
  }
  await page.addInitScript(() => { // how near the camera is, and how often all is drawn: nodes last, once a program
    window.seen = { nearness: 0, drawings: 0 };
    const { uniformMatrix3fv } = WebGL2RenderingContext.prototype;
    WebGL2RenderingContext.prototype.uniformMatrix3fv = function (place, transpose, matrix) {
      window.seen.nearness = Math.hypot(matrix[0], matrix[1]);
      window.seen.drawings += 1;
      return uniformMatrix3fv.call(this, place, transpose, matrix);
    };
  });
  await page.goto("file://" + join(graphs, `${name}.html`));
  await page.waitForSelector("#counts:not(:empty)", { state: "attached" });
  try {
    await body(page);
  } finally {
    assert.deepEqual(seen, []);
    await context.close();
  }
}

const text = (page, selector) => page.locator(selector).innerText();
const data = (page) => page.evaluate(() => JSON.parse(document.getElementById("graph-data").textContent));

async function choose(page, name) {
  await page.fill("#search", name);
  await page.press("#search", "Enter");
}

describe("hostile strings", () => {
  test("are shown as they are, run nothing and make no element", () => onPage("hostile", async (page) => {
    const { nodes } = await data(page);
    assert.ok(nodes.length > 20);
    await page.check("#loners");
    for (const name of ["<script>alert(1)</script>", 'quotes " \' ` “ ”', "markup <b>", "\\N \\G"]) {
      await choose(page, name);
      assert.ok((await text(page, "#panel h2")).startsWith(name), name);
      assert.ok((await text(page, "#panel")).includes("person:"));
    }
    assert.equal(await page.locator("script").count(), 2);
    assert.equal(await page.locator("#panel b, #panel script, #panel img").count(), 0);
  }));

  test("of every node and edge fit into the panel", () => onPage("hostile", async (page) => {
    await page.click("#show-table");
    const pages = [];
    do {
      const rows = page.locator("#table tbody tr");
      const count = await rows.count();
      for (let i = 0; i < count; i += 5) {
        await rows.nth(i).locator("button.main").click();
        assert.ok(await page.locator("#panel blockquote").count() > 0);
      }
      pages.push(count);
      if (await page.locator("#table .tools button").nth(1).isDisabled()) break;
      await page.locator("#table .tools button").nth(1).click();
    } while (pages.length < 9);
    const { edges } = await data(page);
    assert.equal(pages.reduce((a, b) => a + b, 0), edges.length);
  }));

  test("cannot become a link unless they are http", () => onPage("hostile", async (page) => {
    for (const link of await page.locator("a").all()) assert.match(await link.getAttribute("href"), /^https?:/);
  }));
});

describe("search", () => {
  test("finds names without accents or case, and goes to the node", () => onPage("small", async (page) => {
    await page.fill("#search", "ADA BÉRG");
    assert.equal(await page.locator("#found [role=option]").first().innerText().then((row) => row.split("\n")[0]), "Ada Berg");
    await page.press("#search", "ArrowDown");
    assert.equal(await page.getAttribute("#search", "aria-activedescendant"), "found-0");
    await page.press("#search", "Enter");
    assert.equal(await text(page, "#panel h2"), "Ada Berg");
    assert.match(await page.locator("#said").textContent(), /^Ada Berg, Person, /);
  }));

  test("finds sentences, and says when it finds nothing", () => onPage("small", async (page) => {
    await page.fill("#search", "tariff of 12.5");
    await page.press("#search", "Enter");
    assert.match(await text(page, "#panel blockquote"), /^Sweden threatened a tariff/);
    await page.fill("#search", "xyzzy");
    assert.equal(await text(page, "#found"), "Nothing found");
    await page.press("#search", "Escape");
    assert.equal(await page.locator("#found").isVisible(), false);
  }));
});

describe("filters", () => {
  test("by relation, status, kind and date agree with the table", () => onPage("crowd", async (page) => {
    const { edges } = await data(page);
    await page.click("#show-table");
    const shown = async () => parseInt((await text(page, "#table .tools .meta")).replaceAll(",", ""), 10);
    assert.equal(await shown(), edges.length);
    const box = page.locator("input[name=relations]").first();
    const name = await box.getAttribute("value");
    const { relations } = await data(page);
    const index = relations.findIndex((relation) => relation.name === name);
    await box.uncheck();
    assert.equal(await shown(), edges.filter((edge) => edge[1] !== index).length);
    await page.click("#reset");
    assert.equal(await shown(), edges.length);
    assert.equal(await box.isChecked(), true);
    const status = page.locator("input[name=statuses]").first();
    const value = await status.getAttribute("value");
    await status.uncheck();
    assert.equal(await shown(), edges.filter((edge) => edge[4] !== value).length);
  }));

  test("the slider leaves the relations of its days", () => onPage("small", async (page) => {
    const first = page.locator("#time-first");
    await first.focus();
    for (let i = 0; i < 3; ++i) await page.keyboard.press("ArrowRight");
    assert.equal(await first.getAttribute("aria-valuetext"), "2026-02-04");
    assert.match(await text(page, "#counts"), /2 of 3 relations/); // 2026-02-10 and the undated one
    await page.locator(".time input[type=checkbox]").uncheck();
    assert.match(await text(page, "#counts"), /1 of 3 relations/);
  }));

  test("what touches a node can be shown alone", () => onPage("crowd", async (page) => {
    const { nodes } = await data(page);
    await choose(page, nodes[0][0]);
    const before = await text(page, "#counts");
    await page.getByRole("button", { name: "Show only what touches it" }).click();
    assert.notEqual(await text(page, "#counts"), before);
    await page.getByRole("button", { name: "Show the whole graph again" }).click();
    assert.equal(await text(page, "#counts"), before);
  }));
});

describe("panels", () => {
  test("an edge shows its sentence with the words marked, article, date and status", () => onPage("small", async (page) => {
    await choose(page, "Ada Berg");
    await page.locator("#panel button.edge", { hasText: "Sweden" }).first().click();
    const panel = await text(page, "#panel");
    for (const part of ["meets with", "planned", "2026-02-10", "Title of first", "2026-02-03", "AGREE"]) assert.ok(panel.includes(part), part);
    assert.equal(await page.locator("#panel mark.trigger").count(), 2);
    await page.locator("#panel button.node").last().click();
    assert.equal(await text(page, "#panel h2"), "Sweden");
    await page.keyboard.press("Escape");
    assert.equal(await page.locator("#panel").isVisible(), false);
  }));
});

describe("keyboard", () => {
  test("Tab reaches every part and the focus can be seen", () => onPage("small", async (page) => {
    const reached = new Set();
    for (let i = 0; i < 60; ++i) {
      await page.keyboard.press("Tab");
      const at = await page.evaluate(() => {
        const element = document.activeElement;
        const style = getComputedStyle(element);
        const track = element.closest(".track") !== null; // the outline is on the thumb
        return { id: element.id || element.closest("[id]")?.id, seen: track || element === document.body || style.outlineStyle !== "none" };
      });
      assert.ok(at.seen, `focus on ${at.id} cannot be seen`);
      reached.add(at.id);
    }
    for (const id of ["search", "show-graph", "show-table", "theme", "about-open", "filters", "canvas", "fit"]) assert.ok(reached.has(id), id);
  }));

  test("arrows go from node to node in the drawing, Enter into the panel, Escape back", () => onPage("small", async (page) => {
    await page.focus("#canvas");
    const visited = new Set();
    for (const key of ["ArrowRight", "ArrowLeft", "ArrowDown", "ArrowUp", "ArrowRight", "ArrowDown"]) {
      await page.keyboard.press(key);
      visited.add(await text(page, "#panel h2"));
    }
    assert.ok(visited.size >= 2);
    await page.keyboard.press("Enter");
    assert.ok(await page.evaluate(() => document.getElementById("panel").contains(document.activeElement)));
    await page.keyboard.press("Escape");
    assert.equal(await page.evaluate(() => document.activeElement.id), "canvas");
    for (const key of ["+", "-", "0", "Shift+ArrowLeft"]) await page.keyboard.press(key);
  }));

  test("slash goes to the search, arrows from row to row in the table", () => onPage("small", async (page) => {
    await page.keyboard.press("/");
    assert.equal(await page.evaluate(() => document.activeElement.id), "search");
    await page.click("#show-table");
    await page.locator("#table button.main").first().focus();
    await page.keyboard.press("ArrowDown");
    assert.equal(await page.evaluate(() => document.activeElement.closest("tr").sectionRowIndex), 1);
  }));
});

describe("looks", () => {
  for (const scheme of ["light", "dark"]) {
    test(`${scheme} as the system says, and the other by the button`, () => onPage("small", async (page) => {
      const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
      assert.equal(await page.evaluate(() => document.documentElement.dataset.theme), scheme);
      const before = await background();
      await page.click("#theme");
      assert.notEqual(await background(), before);
      assert.ok(await drawn(page));
    }, { colorScheme: scheme }));
  }

  test("the drawing has ink, also of a graph of 300 nodes", () => onPage("crowd", async (page) => assert.ok(await drawn(page))));
  test("colours by community", () => onPage("crowd", async (page) => {
    await page.selectOption("#colors", "community");
    assert.match(await text(page, "#legend"), /communities/);
  }));
});

test("is drawn once to open and once for a choice, which it goes near to", () => onPage("crowd", async (page) => {
  const seen = async () => {
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    return page.evaluate(() => ({ ...window.seen }));
  };
  const opened = await seen();
  await page.click("#theme");
  const redrawn = await seen();
  const once = redrawn.drawings - opened.drawings;
  assert.ok(once > 0);
  assert.ok(opened.drawings <= once + 1, `${opened.drawings} programs were drawn to open, ${once} for another theme`);
  const { nodes, edges } = await data(page);
  assert.ok(edges.length > 0);
  await choose(page, nodes[0][0]);
  const chosen = await seen();
  assert.ok(chosen.drawings - redrawn.drawings <= 2 * once);
  assert.ok(chosen.nearness > 1.05 * redrawn.nearness, `${redrawn.nearness} before, ${chosen.nearness} after`);
}));

// Whether the picture of the drawing has more than one colour.
async function drawn(page) {
  await page.waitForTimeout(400);
  const picture = await page.locator("#canvas").screenshot();
  return picture.length > 4000;
}

describe("a phone", () => {
  const phone = { viewport: { width: 390, height: 844 }, hasTouch: true };
  test("shows the drawing first, the filters when asked, and nothing wider than itself", () => onPage("crowd", async (page) => {
    assert.equal(await page.locator("#filters").isVisible(), false);
    assert.ok((await page.locator("#canvas").boundingBox()).height > 400);
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 390);
    await page.click("#filters-toggle");
    assert.ok(await page.locator("#filters").isVisible());
    assert.equal(await page.getAttribute("#filters-toggle", "aria-expanded"), "true");
  }, phone));
  test("the table scrolls by itself", () => onPage("crowd", async (page) => {
    await choose(page, (await data(page)).nodes[0][0]);
    await page.locator("#panel button.edge").last().click();
    await page.click("#show-table");
    assert.equal(await page.evaluate(() => document.documentElement.scrollHeight), 844);
    assert.ok(await page.locator("#table tr.chosen").isVisible());
  }, phone));
});

test("the table opens at the chosen relation", () => onPage("crowd", async (page) => {
  await choose(page, (await data(page)).nodes[0][0]);
  await page.locator("#panel button.edge").last().click();
  await page.click("#show-table");
  assert.ok(await page.locator("#table tr.chosen").isVisible());
  const [row, view] = [await page.locator("#table tr.chosen").boundingBox(), await page.locator("#table .scroll").boundingBox()];
  assert.ok(row.y >= view.y && row.y + row.height <= view.y + view.height);
}));

describe("without a drawing", () => {
  test("the table has every relation and sorts", () => onPage("small", async (page) => {
    assert.match(await text(page, "#notice"), /no WebGL/);
    assert.equal(await page.locator("#table tbody tr").count(), 3);
    assert.equal(await page.locator("#show-graph").isDisabled(), true);
    const column = () => page.locator("#table tbody tr td:nth-child(1)").allInnerTexts();
    await page.locator("#table th button").first().click();
    assert.deepEqual(await column(), [...(await column())].sort());
    await page.locator("#table th button").first().click();
    assert.deepEqual(await column(), [...(await column())].sort().reverse());
    await page.locator("#table button.main").first().click();
    assert.equal(await page.locator("#panel blockquote").count() > 0, true);
  }, { withoutWebGl: true }));
});

describe("what is left out", () => {
  test("nothing is said of a page that has all", () => onPage("crowd", async (page) => {
    assert.equal(await text(page, "#notice"), "");
    assert.match(await page.getAttribute("#search", "placeholder"), /names and sentences/);
  }));

  test("the page with the largest nodes says how much it has not", () => onPage("crowd.top", async (page) => {
    const { nodes, edges, left_out: left } = await data(page);
    assert.equal(nodes.length, 40);
    assert.equal(left.nodes, 260);
    assert.equal(left.edges, 900 - edges.length);
    const notice = await text(page, "#notice");
    for (const part of ["the 40 nodes", "260 other nodes", `${left.edges} relations`]) assert.ok(notice.includes(part), notice);
    assert.match(await text(page, "#counts"), /of 40 nodes/); // those that only left-out nodes touched are hidden
    await choose(page, nodes[0][0]);
    await page.locator("#panel button.edge").first().click();
    assert.ok(await page.locator("#panel blockquote").count() > 0);
  }));

  test("a page without evidence says so, and has everything else", () => onPage("small.bare", async (page) => {
    assert.match(await text(page, "#notice"), /without the sentences/);
    assert.equal(await page.getAttribute("#search", "placeholder"), "Search names  ( / )");
    await choose(page, "Ada Berg");
    await page.locator("#panel button.edge", { hasText: "Sweden" }).first().click();
    assert.match(await text(page, "#panel"), /exported without evidence/);
    assert.equal((await data(page)).quotes.length, 0);
  }));
});

test("an empty graph says that it is empty", () => onPage("empty", async (page) => {
  assert.match(await text(page, "#counts"), /^0 nodes, 0 relations, 0 articles/);
}));

test("the policy forbids scripts that are not the page's own", () => onPage("small", async (page) => {
  const policy = await page.getAttribute("meta[http-equiv]", "content");
  assert.match(policy, /default-src 'none'; script-src 'sha256-[^']+'; style-src 'sha256-[^']+'/);
  assert.doesNotMatch(policy, /unsafe/);
  assert.match(await page.locator("#licences").textContent(), /graphology [^]*Permission is hereby granted[^]*sigma 3/);
}));
