"""articles_identity.py NEWSGRAPH [--wrong] [--db FILE]: identity across 214 articles against clusters made by hand
(tests/data/identity). Builds one store of them, reads `export --to extraction`, prints B-cubed (Bagga and Baldwin 1998) of the
named people, countries and bodies; the unit is a name in an article. --wrong lists what was merged or left apart wrongly.
The texts are in ../shared/data (or $NEWSGRAPH_SHARED/data). Exit code 77: they are absent."""
import argparse
import collections
import gzip
import json
import os
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
SHARED = os.environ.get("NEWSGRAPH_SHARED", os.path.join(HERE, "../../../shared"))
DATA = os.path.join(SHARED, "data")
GOLD = os.path.join(HERE, "../data/identity/clusters.ndjson")


def read_gold():
    """(cluster, type, article, name) of each name in an article."""
    with open(GOLD, encoding="utf-8") as file:
        rows = [json.loads(line) for line in file]
    return [(row["cluster"], row["type"], article, name)
            for row in rows for name, articles in row["names"].items() for article in articles]


def read_texts(wanted):
    with open(os.path.join(DATA, "articles/index.json"), encoding="utf-8") as file:
        index = json.load(file)
    texts = {}
    for row in index:
        with open(os.path.join(DATA, "articles", row["file"]), encoding="utf-8") as file:
            title, _, text = file.read().partition("\n")
        texts[row["id"]] = {"title": title, "date": row["date"] or "", "text": title + "\n\n" + text}
    with gzip.open(os.path.join(DATA, "raw/current-events.ndjson.gz"), "rt", encoding="utf-8") as file:
        for number, line in enumerate(file):
            if f"events-{number}" in wanted:
                row = json.loads(line)
                texts[f"events-{number}"] = {"title": "", "date": row["date"], "text": row["text"]}
    return {article: text for article, text in texts.items() if article in wanted}


def plain(name):
    for ending in ("'s", "’s", "."):
        name = name.removesuffix(ending)
    return name.removeprefix("The ").removeprefix("the ")


def resolved(newsgraph, texts, db):
    """(article, plain name) -> how often each node is called so there."""
    if not os.path.exists(db):
        lines = "".join(json.dumps({"id": article, **text}) + "\n" for article, text in sorted(texts.items()))
        subprocess.run([newsgraph, "build", "-q", "--db", db, "-"], input=lines.encode(), check=True)
    out = subprocess.run([newsgraph, "export", "-q", "--db", db, "--to", "extraction"], check=True, capture_output=True).stdout
    nodes = collections.defaultdict(collections.Counter)
    for line in out.splitlines():
        article = json.loads(line)
        text = texts[article["document"]["id"]]["text"].encode()
        for entity in article["entities"]:
            for mention in entity["mentions"]:
                name = plain(text[mention["start"]:mention["end"]].decode(errors="replace").replace("\n", " "))
                nodes[article["document"]["id"], name][entity["node"]] += 1
    return nodes


def b_cubed(pairs):
    both = collections.Counter(pairs)
    gold = collections.Counter(g for g, _ in pairs)
    ours = collections.Counter(o for _, o in pairs)
    precision = sum(n * n / ours[o] for (_, o), n in both.items()) / max(1, len(pairs))
    recall = sum(n * n / gold[g] for (g, _), n in both.items()) / max(1, len(pairs))
    return precision, recall, 2 * precision * recall / max(1e-12, precision + recall)


def show(label, rows, total):
    precision, recall, f1 = b_cubed([(row[0], row[4]) for row in rows])
    print(f"{label:<36} {len(rows):>6} {total:>6} {precision:>9.3f} {recall:>7.3f} {f1:>6.3f}")


def list_wrong(rows):
    for label, key, other in (("merged wrongly", 4, 0), ("left apart wrongly", 0, 4)):
        clusters = collections.defaultdict(lambda: collections.defaultdict(list))
        for row in rows:
            clusters[row[key]][row[other]].append(f"{row[3]} ({row[2]})")
        wrong = sorted((c, parts) for c, parts in clusters.items() if len(parts) > 1)
        print(f"\n{label}: {len(wrong)}")
        for cluster, parts in wrong:
            print(f"  {cluster}: " + " | ".join(f"{p}: {', '.join(names[:4])} [{len(names)}]" for p, names in parts.items()))


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("newsgraph")
    parser.add_argument("--wrong", action="store_true")
    parser.add_argument("--db", help="keep the store there, or use the one that is there")
    options = parser.parse_args()
    if not os.path.exists(os.path.join(DATA, "articles/index.json")):
        print(f"skipped: {DATA} is absent; NEWSGRAPH_SHARED can name the folder that holds data/articles", file=sys.stderr)
        sys.exit(77)
    gold = read_gold()
    texts = read_texts({row[2] for row in gold})
    with tempfile.TemporaryDirectory() as folder:
        nodes = resolved(options.newsgraph, texts, options.db or os.path.join(folder, "articles.db"))
    found = []
    for cluster, kind, article, name in gold:
        called = nodes.get((article, plain(name)))
        if called:
            found.append((cluster, kind, article, name, called.most_common(1)[0][0]))
    print(f"{len(texts)} articles, {len({row[0] for row in gold})} clusters")
    print(f"{'':<36} {'scored':>6} {'gold':>6} {'precision':>9} {'recall':>7} {'F1':>6}")
    show("names in an article that were found", found, len(gold))
    for kind, label in (("Person", "people"), ("Country", "countries"), ("Organization", "bodies")):
        show(f"  {label}", [row for row in found if row[1] == kind], sum(row[1] == kind for row in gold))
    everything = {(row[2], row[3]): row for row in found}
    show("all names, a missed one alone", [everything.get((article, name), (cluster, kind, article, name, (article, name)))
                                           for cluster, kind, article, name in gold], len(gold))
    if options.wrong:
        list_wrong(found)


main()
