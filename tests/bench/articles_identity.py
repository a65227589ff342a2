"""articles_identity.py NEWSGRAPH [--wrong] [--db FILE]: identity across 214 articles against clusters made by hand
(tests/data/identity). Builds one store of them, reads `export --to extraction`, prints B-cubed (Bagga and Baldwin 1998) of the
named people, countries and bodies; the unit is a name in an article. --wrong lists what was merged or left apart wrongly.
The texts are in ../shared/data (or $NEWSGRAPH_SHARED/data). Exit code 77: they are absent."""
import collections
import gzip
import json
import os

import identity

GOLD = os.path.join(identity.HERE, "../data/identity/clusters.ndjson")


def read_gold():
    """(cluster, type, article, name) of each name in an article."""
    with open(GOLD, encoding="utf-8") as file:
        rows = [json.loads(line) for line in file]
    return [(row["cluster"], row["type"], article, name)
            for row in rows for name, articles in row["names"].items() for article in articles]


def read_texts(wanted):
    with open(os.path.join(identity.DATA, "articles/index.json"), encoding="utf-8") as file:
        index = json.load(file)
    texts = {}
    for row in index:
        with open(os.path.join(identity.DATA, "articles", row["file"]), encoding="utf-8") as file:
            title, _, text = file.read().partition("\n")
        texts[row["id"]] = {"title": title, "date": row["date"] or "", "text": title + "\n\n" + text}
    with gzip.open(os.path.join(identity.DATA, "raw/current-events.ndjson.gz"), "rt", encoding="utf-8") as file:
        for number, line in enumerate(file):
            if f"events-{number}" in wanted:
                row = json.loads(line)
                texts[f"events-{number}"] = {"title": "", "date": row["date"], "text": row["text"]}
    return {article: text for article, text in texts.items() if article in wanted}


def plain(name):
    for ending in ("'s", "’s", "."):
        name = name.removesuffix(ending)
    return name.removeprefix("The ").removeprefix("the ")


def resolved(articles, texts):
    """(article, plain name) -> how often each node is called so there."""
    nodes = collections.defaultdict(collections.Counter)
    for article in articles:
        text = texts[article["document"]["id"]]["text"].encode()
        for entity in article["entities"]:
            for mention in entity["mentions"]:
                name = plain(text[mention["start"]:mention["end"]].decode(errors="replace").replace("\n", " "))
                nodes[article["document"]["id"], name][entity["node"]] += 1
    return nodes


def show(label, rows, total):
    identity.show(label, [(row[0], row[4]) for row in rows], total)


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
    options = identity.read_options(__doc__, "articles/index.json")
    gold = read_gold()
    texts = read_texts({row[2] for row in gold})
    with identity.Store(options, ({"id": article, **text} for article, text in sorted(texts.items()))) as store:
        nodes = resolved(store.extractions(), texts)
    found = []
    for cluster, kind, article, name in gold:
        called = nodes.get((article, plain(name)))
        if called:
            found.append((cluster, kind, article, name, called.most_common(1)[0][0]))
    print(f"{len(texts)} articles, {len({row[0] for row in gold})} clusters")
    identity.show_head()
    show("names in an article that were found", found, len(gold))
    for kind, label in (("Person", "people"), ("Country", "countries"), ("Organization", "bodies")):
        show(f"  {label}", [row for row in found if row[1] == kind], sum(row[1] == kind for row in gold))
    everything = {(row[2], row[3]): row for row in found}
    show("all names, a missed one alone", [everything.get((article, name), (cluster, kind, article, name, (article, name)))
                                           for cluster, kind, article, name in gold], len(gold))
    if options.wrong:
        list_wrong(found)


main()
