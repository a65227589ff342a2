"""write_seeds.py NEWSGRAPH WRITE_GRAPHS DIR: builds the graph of ../shared/seeds (or $NEWSGRAPH_SHARED/seeds) and writes it in
every format to DIR/seeds.<format>, for the real programs to read."""
import glob
import os
import subprocess
import sys

from expected import skip

HERE = os.path.dirname(os.path.abspath(__file__))


def main():
    program, writer, folder = sys.argv[1:4]
    seeds = os.path.join(os.environ.get("NEWSGRAPH_SHARED", os.path.join(HERE, "../../../shared")), "seeds")
    articles = sorted(glob.glob(f"{seeds}/*.txt"))
    if not articles:
        skip(f"{seeds} holds no articles")
    store = f"{folder}/seeds.db"
    for name in glob.glob(f"{folder}/seeds.db*"):
        os.remove(name)
    subprocess.run([program, "build", "--quiet", "--db", store, *articles], check=True)
    subprocess.run([writer, folder, store, "seeds"], check=True)


main()
