"""ecb_identity.py NEWSGRAPH [--wrong] [--db FILE]: identity across documents on ECB+, against hand-made chains of people, bodies
and places and of events. Builds one store of all its documents, reads `export --to extraction`, prints B-cubed
(Bagga and Baldwin 1998) of the named mentions in the fully annotated sentences. --wrong lists what was merged or left apart
wrongly. Reads ../shared/data/coref (or $NEWSGRAPH_SHARED/data/coref), text that must not be copied here.
Exit code 77: the file is absent."""
import collections
import gzip
import json
import os

import identity

DATA = "coref/measure-ecbplus.jsonl.gz"
GROUPS = {"HUMAN_PART_PER": "people", "HUMAN_PART_ORG": "bodies", "HUMAN_PART_GPE": "places", "LOC_GEO": "places",
          "LOC_FAC": "places", "LOC_OTHER": "places"}
NO_SPACE_BEFORE = {",", ".", ";", ":", "!", "?", ")", "]", "%", "'s", "'", "n't", "'re", "'ve", "'ll", "'d", "'m", "''"}
NO_SPACE_AFTER = {"(", "[", "$", "``"}
JOINING = {"and", "&", "or", "of", "in", "at", "on", "near", "from", "for", "to", "'s"}
LEADING = {"the", "in", "at", "on", "of", "from", "near", "to"}
WHERE = {"in", "at", "near"}
QUOTES = {"``": '"', "''": '"'}


def laid_out(sentences):
    """The text, a sentence a paragraph, and the byte span of each token."""
    text, spans = b"", []
    for sentence in sentences:
        text += b"\n\n" if text else b""
        spans.append([])
        before = "("
        for token in sentence:
            if token not in NO_SPACE_BEFORE and before not in NO_SPACE_AFTER:
                text += b" "
            start = len(text)
            text += QUOTES.get(token, token).encode()
            spans[-1].append((start, len(text)))
            before = token
    return text, spans


def case_counts(documents):
    lower, upper = collections.Counter(), collections.Counter()
    for sentence in (s for d in documents for s in d["sentences"]):
        for position, token in enumerate(sentence):
            if token[:1].islower():
                lower[token] += 1
            elif token[:1].isupper() and position > 0:
                upper[token.lower()] += 1
    return lower, upper


def is_name(words, lower, upper):
    """Words with a capital first letter, small joining words aside, of which at least one is rarely written small."""
    joining = {"of", "the", "and", "for", "de", "al", "bin", "von", "van", "'s", "-", ".", "&", "in", "at", "on"}
    own = [w for w in words if w.lower() not in joining]
    return bool(own) and all(w[0].isupper() or w[0].isdigit() for w in own) and any(
        w[0].isupper() and lower[w.lower()] * 4 <= upper[w.lower()] for w in own)


def name_of(tokens, words):
    """The tokens and words of a gold mention that are the name it is about: no "the" before it, and no place behind it. In
    "Hotel Lind in Oslo" the town is a mention of its own."""
    while len(tokens) > 1 and words[0].lower() in LEADING:
        tokens, words = tokens[1:], words[1:]
    behind = next((i for i, word in enumerate(words) if i > 0 and word in WHERE), len(words))
    return tokens[:behind], words[:behind]


def possessive(word):
    """How many bytes of a word are the ending: gold writes "Lind's" now as one token, now as two."""
    return 2 if word.endswith("'s") and len(word) > 2 else 1 if word.endswith("s'") else 0


def gold_mentions(documents):
    """(document, topic, kind, group, start, end, chain, text) of the annotated sentences; one without chain is its own."""
    lower, upper = case_counts(documents)
    for document in documents:
        _, spans = laid_out(document["sentences"])
        for number, m in enumerate(document["mentions"]):
            if m["sent"] not in document["selected"]:
                continue
            tokens = m.get("tokens") or range(m["start"], m["end"])
            words = [document["sentences"][m["sent"]][t] for t in tokens]
            group = GROUPS.get(m["type"])
            if m["kind"] != "event" and not (group and is_name(words, lower, upper)):
                continue
            ending = 0
            if m["kind"] != "event":
                tokens, words = name_of(tokens, words)
                ending = possessive(words[-1])
            sentence = spans[m["sent"]]
            text = " ".join(words)
            yield (document["id"], document["topic"], m["kind"], group, sentence[tokens[0]][0],
                   sentence[tokens[-1]][1] - ending, m["chain"] or f"{document['id']}#{number}", text[:len(text) - ending])


def with_repeats(gold):
    """The same mentions, one that gold leaves without a chain put to the others with its words in the topic: gold skips many
    a repeat of a name, and each skipped one would count as an entity of its own."""
    def words(mention):
        return mention[1], mention[7].lower().removesuffix(" 's")
    chains = collections.defaultdict(collections.Counter)
    for mention in gold:
        chains[words(mention)]["#" in mention[6], mention[6]] += 1
    best = {key: min(found, key=lambda chain: (chain[0], -found[chain], chain[1]))[1] for key, found in chains.items()}
    return [m[:6] + (best[words(m)],) + m[7:] if "#" in m[6] else m for m in gold]


def country_names():
    with open(os.path.join(identity.HERE, "../../schemas/lang/en/places.json"), encoding="utf-8") as file:
        countries = json.load(file)["countries"]
    return {name.lower() for c in countries for name in (c["name"], *c.get("aliases", ()), *c.get("demonyms", ()))}


def overlap(a, b):
    return min(a[1], b[1]) - max(a[0], b[0])


def names_part(mention, start):
    """Whether our span leaves out words of the gold mention that end in a joining word: of "Italy and Egypt" or "SAP Arena in
    Germany" the last name is not what the mention names."""
    left = mention[7].encode()[:max(0, start - mention[4])].decode(errors="replace").split()
    return bool(left) and left[-1].lower() in JOINING


def aligned(gold, ours):
    """Gold position -> cluster: of our spans that end with the same word, or hold it all and are at most twice as long, the
    closest. A span without the last word names something else: "New Orleans" is not the "New Orleans Saints"."""
    pairs = []
    for g, mention in enumerate(gold):
        for o, (start, end, _) in enumerate(ours):
            shared = overlap(mention[4:6], (start, end))
            union = max(end, mention[5]) - min(start, mention[4])
            whole = shared == mention[5] - mention[4] and 2 * shared >= union
            if shared > 0 and (whole or end == mention[5] and not names_part(mention, start)):
                pairs.append((-shared / union, g, o))
    found, used = {}, set()
    for _, g, o in sorted(pairs):
        if g not in found and o not in used:
            found[g] = ours[o][2]
            used.add(o)
    return found


def read_edges(store):
    return store.rows("sql", "--format", "ndjson",
                      "select d.id as document, c.trigger_start as start, c.trigger_end as \"end\", e.relation "
                      "from evidence e join claim c on c.document = e.document and c.position = e.claim "
                      "join document d on d.key = e.document order by 1, 2, 3, 4")


def event_clusters(edges):
    """(document, start, end, cluster): triggers that stand behind one edge are one event, and edges with one trigger."""
    parent = {}

    def root(x):
        while parent.setdefault(x, x) != x:
            x = parent[x]
        return x

    for edge in edges:
        parent[root((edge["document"], edge["start"], edge["end"]))] = root(edge["relation"])
    return [(key[0], key[1], key[2], root(key)) for key in list(parent) if isinstance(key, tuple)]


def match(gold, ours):
    """(gold mention, our cluster or None) for each gold mention."""
    by_document = collections.defaultdict(list)
    for document, start, end, cluster in ours:
        by_document[document].append((start, end, cluster))
    groups = collections.defaultdict(list)
    for mention in gold:
        groups[mention[0]].append(mention)
    for document, mentions in groups.items():
        found = aligned(mentions, by_document[document])
        for number, mention in enumerate(mentions):
            yield mention, found.get(number)


def list_wrong(pairs):
    for label, key, other in (("merged wrongly", 1, 0), ("left apart wrongly", 0, 1)):
        clusters = collections.defaultdict(lambda: collections.defaultdict(collections.Counter))
        for mention, node in pairs:
            sides = (mention[6], node)
            clusters[mention[1], sides[key]][sides[other]][mention[7]] += 1
        wrong = [(t, c, parts) for (t, c), parts in clusters.items() if len(parts) > 1]
        wrong.sort(key=lambda row: (-sum(sum(p.values()) for p in row[2].values()), str(row[1])))
        print(f"\n{label}: {len(wrong)}")
        for topic, cluster, parts in wrong:
            print(f"  topic {topic} {cluster}: " + " | ".join(f"{p} {dict(texts.most_common(4))}" for p, texts in parts.items()))


def show(label, rows, total):
    """rows: (topic, gold cluster, our cluster). Chains are kept inside a topic, so clusters are compared there."""
    identity.show(label, [((topic, gold), (topic, ours)) for topic, gold, ours in rows], total)


def main():
    options = identity.read_options(__doc__, DATA)
    with gzip.open(os.path.join(identity.DATA, DATA), "rt", encoding="utf-8") as file:
        documents = [json.loads(line) for line in file]
    with identity.Store(options, ({"id": d["id"], "text": laid_out(d["sentences"])[0].decode()} for d in documents)) as store:
        articles, edges = store.extractions(), read_edges(store)

    gold = list(gold_mentions(documents))
    names = [m for m in gold if m[2] != "event"]
    ours = [(a["document"]["id"], m["start"], m["end"], e["node"]) for a in articles for e in a["entities"] if e.get("node")
            for m in e["mentions"]]
    pairs = list(match(names, ours))
    found = [(m, node) for m, node in pairs if node]
    print(f"{len(documents)} documents, {len(edges)} pieces of evidence")
    identity.show_head()
    show("named mentions that were found", [(m[1], m[6], n) for m, n in found], len(names))
    countries = country_names()
    kinds = {m: "countries" if m[3] == "places" and m[7].lower() in countries else m[3] for m in names}
    for label, wanted in (("people, bodies and countries", ("people", "bodies", "countries")), ("  people", ("people",)),
                          ("  bodies", ("bodies",)), ("  countries", ("countries",)), ("other places", ("places",))):
        show("  " + label, [(m[1], m[6], n) for m, n in found if kinds[m] in wanted],
             sum(kind in wanted for kind in kinds.values()))
    show("  those that gold puts into a chain", [(m[1], m[6], n) for m, n in found if "#" not in m[6]],
         sum("#" not in m[6] for m in names))
    repeats = dict(zip(names, (m[6] for m in with_repeats(names))))
    show("  unchained repeats of a name with the rest", [(m[1], repeats[m], n) for m, n in found], len(names))
    show("all named mentions, a missed one alone", [(m[1], m[6], n or m[:1] + m[4:6]) for m, n in pairs], len(names))
    events = [m for m in gold if m[2] == "event"]
    told = [(m, c) for m, c in match(events, event_clusters(edges)) if c]
    show("events that are triggers of edges", [(m[1], m[6], c) for m, c in told], len(events))
    show("  every event alone, to compare", [(m[1], m[6], i) for i, (m, _) in enumerate(told)], len(events))
    if options.wrong:
        list_wrong(found)


main()
