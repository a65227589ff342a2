"""check_xml.py SUFFIX PROFILE DIR: xmllint finds the files well-formed and valid by the RELAX NG profile, and ends exist.
Files that --strict wrote have a profile of their own, and are left out unless SUFFIX names them."""
import glob
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ElementTree

from expected import skip


def local(element):
    return element.tag.rsplit("}", 1)[-1]


def check_ends(path):
    nodes, edges = set(), []
    for _, element in ElementTree.iterparse(path):
        if local(element) == "node":
            if element.get("id") in nodes:
                sys.exit(f"{path}: node {element.get('id')} is there twice")
            nodes.add(element.get("id"))
        elif local(element) == "edge":
            edges.append((element.get("id"), element.get("source"), element.get("target")))
    if len({edge[0] for edge in edges}) != len(edges):
        sys.exit(f"{path}: edge ids are not unique")
    for edge in edges:
        if edge[1] not in nodes or edge[2] not in nodes:
            sys.exit(f"{path}: edge {edge[0]} has an end that is no node")


def main():
    suffix, profile, folder = sys.argv[1:4]
    if shutil.which("xmllint") is None:
        skip("xmllint is not installed (libxml2-utils)")
    strict = ".strict" + suffix
    paths = sorted(path for path in glob.glob(f"{folder}/*{suffix}") if not path.endswith(strict))
    if not paths:
        skip(f"{folder} holds no {suffix} file; the seeds' is made where ../shared/seeds is")
    for path in paths:
        result = subprocess.run(["xmllint", "--noout", "--stream", "--relaxng", profile, path], capture_output=True, text=True)
        if result.returncode != 0 or result.stderr.strip() != f"{path} validates":
            sys.exit(f"{path}: {result.stderr[:2000]}")
        check_ends(path)
        print(result.stderr.strip())


main()
