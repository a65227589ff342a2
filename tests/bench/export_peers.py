"""export_peers.py igraph|networkx|graph_tool FILE.graphml: how long another program takes to write the same graph as GraphML, and to read
it first. Prints seconds and processor seconds of the writing, and of the reading. Exit code 77: it is not installed."""
import importlib
import resource
import sys
import time


def processor():
    usage = resource.getrusage(resource.RUSAGE_SELF)
    return usage.ru_utime + usage.ru_stime


def timed(work):
    start, used = time.monotonic(), processor()
    result = work()
    return result, time.monotonic() - start, processor() - used


def main():
    name, path = sys.argv[1:3]
    try:
        peer = importlib.import_module(name)
    except ImportError:
        sys.exit(77)
    load, save = {
        "igraph": (lambda: peer.Graph.Read_GraphML(path), lambda graph, out: graph.write_graphml(out)),
        "networkx": (lambda: peer.read_graphml(path, force_multigraph=True), lambda graph, out: peer.write_graphml(graph, out)),
        "graph_tool": (lambda: peer.load_graph(path), lambda graph, out: graph.save(out, fmt="graphml")),
    }[name]
    graph, read, read_used = timed(load)
    _, wrote, wrote_used = timed(lambda: save(graph, path + "." + name))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{name:<14} {wrote:>8.2f} {wrote_used:>8.2f} {'':>9} {'':>8} {peak:>9.1f}   (reading {read:.2f}, {read_used:.2f})")


main()
