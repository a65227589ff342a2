// node measure.mjs PAGE.html [PICTURES [NAME]]: opens the page in a real browser and prints, for each theme, the time to the
// first frame, the processor time that the browser took for it, the script's memory and whatever the console says. Writes
// PICTURES-light.png and -dark.png and, of the node with that name, -node.png, -edge.png and -table.png.
import { readdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { chromium } from "playwright-core";

const [file, pictures, name] = process.argv.slice(2);
const browser = await chromium.launch({
  executablePath: process.env.PAGE_BROWSER ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--enable-precise-memory-info"],
});

// Seconds of all processes below this one; fields of /proc/PID/stat, in hundredths.
function browserSeconds() {
  const rows = readdirSync("/proc").filter((entry) => /^\d+$/.test(entry)).flatMap((pid) => {
    try {
      const fields = readFileSync(`/proc/${pid}/stat`, "utf8").replace(/^.*\) /s, "").split(" ");
      return [{ pid: Number(pid), parent: Number(fields[1]), ticks: Number(fields[11]) + Number(fields[12]) }];
    } catch {
      return []; // it has ended
    }
  });
  const below = new Set([process.pid]);
  for (let grown = true; grown;) {
    grown = false;
    for (const { pid, parent } of rows) if (below.has(parent) && !below.has(pid)) grown = Boolean(below.add(pid));
  }
  below.delete(process.pid);
  return rows.filter(({ pid }) => below.has(pid)).reduce((sum, { ticks }) => sum + ticks / 100, 0);
}

for (const theme of ["light", "dark"]) {
  const page = await browser.newPage({ viewport: { width: 1400, height: 860 }, colorScheme: theme, reducedMotion: "reduce" });
  page.setDefaultTimeout(300_000);
  page.on("console", (message) => console.log(`console ${message.type()}: ${message.text()}`));
  page.on("pageerror", (error) => console.log(`error: ${error}`));
  const before = browserSeconds();
  await page.goto("file://" + resolve(file), { waitUntil: "commit" });
  await page.waitForSelector("#counts:not(:empty)", { state: "attached" });
  const { milliseconds, megabytes } = await page.evaluate(() => new Promise((done) => {
    requestAnimationFrame(() => requestAnimationFrame(() =>
      done({ milliseconds: Math.round(performance.now()), megabytes: Math.round(performance.memory.usedJSHeapSize / 1e6) })));
  }));
  const seconds = (browserSeconds() - before).toFixed(1);
  console.log(`${theme}: first frame after ${milliseconds} ms, ${seconds} s of processor time, ${megabytes} MB; ${await page.innerText("#counts")}`);
  if (pictures) await page.screenshot({ path: `${pictures}-${theme}.png` });
  if (pictures && name && theme === "light") {
    await page.fill("#search", name);
    await page.press("#search", "Enter");
    await page.screenshot({ path: `${pictures}-node.png` });
    await page.locator("#panel button.edge").first().click();
    await page.screenshot({ path: `${pictures}-edge.png` });
    await page.click("#show-table");
    await page.screenshot({ path: `${pictures}-table.png` });
  }
  await page.close();
}
await browser.close();
