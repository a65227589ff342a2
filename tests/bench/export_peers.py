"""export_peers.py FILE.graphml: how long networkx and igraph take to write the same graph as GraphML."""
import sys
import time


def timed(name, read, write):
    start = time.monotonic()
    graph = read()
    loaded = time.monotonic()
    write(graph)
    print(f"{name:<10} read {loaded - start:8.2f} s   write {time.monotonic() - loaded:8.2f} s", flush=True)


def main():
    path = sys.argv[1]
    import igraph
    import networkx

    timed("igraph", lambda: igraph.Graph.Read_GraphML(path), lambda graph: graph.write_graphml(path + ".igraph"))
    timed("networkx", lambda: networkx.read_graphml(path, force_multigraph=True),
          lambda graph: networkx.write_graphml(graph, path + ".networkx"))


main()
