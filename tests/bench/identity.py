"""What the measurements of identity share: options and data folder, one store of all articles, and B-cubed (Bagga and
Baldwin 1998)."""
import argparse
import collections
import json
import os
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
DATA = os.path.join(os.environ.get("NEWSGRAPH_SHARED", os.path.join(HERE, "../../../shared")), "data")


def read_options(description, needed):
    """The command line; exit code 77 when `needed` is not in the data folder."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("newsgraph")
    parser.add_argument("--wrong", action="store_true", help="list what was merged or left apart wrongly")
    parser.add_argument("--db", help="keep the store there, or use the one that is there")
    options = parser.parse_args()
    if not os.path.exists(os.path.join(DATA, needed)):
        print(f"skipped: {DATA}/{needed} is absent; NEWSGRAPH_SHARED can name the folder that holds data", file=sys.stderr)
        sys.exit(77)
    return options


class Store:
    """A store of the articles, records of NDJSON input; to be used in `with`."""
    def __init__(self, options, articles):
        self.newsgraph, self.db, self.articles = options.newsgraph, options.db, articles

    def __enter__(self):
        self.folder = tempfile.TemporaryDirectory()
        self.db = self.db or os.path.join(self.folder.name, "identity.db")
        if not os.path.exists(self.db):
            lines = "".join(json.dumps(article) + "\n" for article in self.articles)
            subprocess.run([self.newsgraph, "build", "-q", "--db", self.db, "-"], input=lines.encode(), check=True)
        return self

    def __exit__(self, *_):
        self.folder.cleanup()

    def rows(self, command, *arguments):
        run = subprocess.run([self.newsgraph, command, "--db", self.db, *arguments], check=True, capture_output=True)
        return [json.loads(line) for line in run.stdout.splitlines()]

    def extractions(self):
        return self.rows("export", "-q", "--to", "extraction")


def b_cubed(pairs):
    """pairs: (gold cluster, our cluster) of each item."""
    both = collections.Counter(pairs)
    gold = collections.Counter(g for g, _ in pairs)
    ours = collections.Counter(o for _, o in pairs)
    precision = sum(n * n / ours[o] for (_, o), n in both.items()) / max(1, len(pairs))
    recall = sum(n * n / gold[g] for (g, _), n in both.items()) / max(1, len(pairs))
    return precision, recall, 2 * precision * recall / max(1e-12, precision + recall)


def show_head():
    print(f"{'':<42} {'scored':>6} {'gold':>6} {'precision':>9} {'recall':>7} {'F1':>6}")


def show(label, pairs, total):
    precision, recall, f1 = b_cubed(pairs)
    print(f"{label:<42} {len(pairs):>6} {total:>6} {precision:>9.3f} {recall:>7.3f} {f1:>6.3f}")
