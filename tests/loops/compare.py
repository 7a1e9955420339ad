#!/usr/bin/python3
"""Holds what `catwoe loops --to json` says of many graphs against networkx and plain code.

    compare.py PROGRAM [ROUNDS]     a line for each graph that differs, and one for the whole

Components, number of loops, types, lengths, the ten shortest loops, the number of independent loops
and the independent set. Where there are too many loops to compare them all, those of up to six links
are, found by a search that knows nothing but a bound."""
import collections
import json
import subprocess
import sys

import networkx

import graphs

SIGNS = {"raises": 1, "lowers": -1, "affects": 0}
TYPES = {1: "reinforcing", -1: "balancing", 0: "undetermined"}
MOST_LOOPS = 20000
LEAST_BOUND = 6


def text_of(size, links):
    lines = ['model chance "Made by chance"', 'causal-map map "All of it" {']
    lines += ['  variable v%d "Thing %d"' % (i, i) for i in range(size)]
    for start, end, verb, delayed in links:
        lines.append("  v%d %s v%d%s" % (start, verb, end, ' after "a year"' if delayed else ""))
    return "\n".join(lines + ["}", ""])


def graph_of(size, links):
    """Parallel links of one sign count once; of two, the sign is unknown."""
    graph = networkx.DiGraph()
    graph.add_nodes_from(range(size))
    for start, end, verb, delayed in links:
        sign = SIGNS[verb]
        if graph.has_edge(start, end):
            edge = graph.edges[start, end]
            edge["sign"] = sign if edge["sign"] == sign else 0
            edge["delayed"] |= delayed
        else:
            graph.add_edge(start, end, sign=sign, delayed=delayed)
    return graph


def steps(loop):
    return zip(loop, loop[1:] + loop[:1])


def turned(loop):
    """From the variable declared first on."""
    at = loop.index(min(loop))
    return loop[at:] + loop[:at]


def described(graph, loop):
    sign, delayed = 1, False
    for step in steps(loop):
        sign *= graph.edges[step]["sign"]
        delayed |= graph.edges[step]["delayed"]
    return {"name": None, "type": TYPES[sign], "delayed": delayed,
            "through": ["v%d" % vertex for vertex in loop]}


def parts_of(graph):
    parts = [sorted(part) for part in networkx.strongly_connected_components(graph)]
    subgraphs = [graph.subgraph(part) for part in sorted(parts)]
    return [part for part in subgraphs if part.number_of_edges()]


def some_loops(graph, parts):
    """All loops, or None where they are too many."""
    loops = []
    for part in parts:
        for loop in networkx.simple_cycles(networkx.DiGraph(part)):
            loops.append(turned(loop))
            if len(loops) > MOST_LOOPS:
                return None
    return loops


def loops_up_to(graph, bound):
    """Depth first, from each vertex over those behind it."""
    loops, stack = [], [[vertex] for vertex in graph]
    while stack:
        path = stack.pop()
        for end in graph[path[-1]]:
            if end == path[0]:
                loops.append(path)
            elif end > path[0] and end not in path and len(path) < bound:
                stack.append(path + [end])
    return loops


def independent_set(graph, parts):
    """Of each link the shortest loop, of several the first; each that adds a link."""
    candidates, covered, chosen = set(), set(), []
    for part in parts:
        for start in part:
            ways = {start: [start]}
            queue = collections.deque([start])
            while queue:
                vertex = queue.popleft()
                for end in sorted(part[vertex]):
                    if end not in ways:
                        ways[end] = ways[vertex] + [end]
                        queue.append(end)
            for before in part.predecessors(start):
                candidates.add(tuple(turned(ways[before])))
    for loop in sorted(candidates, key=lambda loop: (len(loop), loop)):
        links = set(steps(list(loop)))
        if links - covered:
            covered |= links
            chosen.append(list(loop))
    return chosen


def expected_counts(graph, loops):
    lengths = collections.Counter(len(loop) for loop in loops)
    types = collections.Counter(described(graph, loop)["type"] for loop in loops)
    counts = {kind: types[kind] for kind in TYPES.values()}
    counts["count"] = len(loops)
    counts["by_length"] = {str(length): lengths[length] for length in sorted(lengths)}
    ten = sorted(loops, key=lambda loop: (len(loop), loop))[:10]
    counts["loops"] = [described(graph, loop) for loop in ten]
    return counts


def expected_of(graph, found):
    """What the program ought to say, where it has counted up to what it says."""
    parts = parts_of(graph)
    expected = {"variables": graph.number_of_nodes(), "links": graph.number_of_edges()}
    expected["components"] = [{"size": len(part), "links": part.number_of_edges()}
                              for part in parts]
    expected["independent"] = sum(part.number_of_edges() - len(part) + 1 for part in parts)
    expected["independent_set"] = [described(graph, loop)
                                   for loop in independent_set(graph, parts)]
    loops = some_loops(graph, parts)
    if loops is not None:
        expected.update(expected_counts(graph, loops), exact=True, bound=None)
        return expected
    short = expected_counts(graph, loops_up_to(graph, LEAST_BOUND))
    expected.update(by_length=short["by_length"], loops=short["loops"])
    found["by_length"] = {length: count for length, count in found["by_length"].items()
                          if int(length) <= LEAST_BOUND}
    if found["bound"] and found["bound"]["length"] < LEAST_BOUND:
        expected["bound"] = {"length": LEAST_BOUND}
    return expected


def differences(program, size, links):
    text = text_of(size, links)
    made = subprocess.run([program, "loops", "-", "--to", "json", "--limit", "10"], input=text,
                          text=True, capture_output=True, check=True)
    found = json.loads(made.stdout)["maps"][0]
    expected = expected_of(graph_of(size, links), found)
    return ["%s is %s, expected %s" % (key, str(found.get(key))[:200], str(value)[:200])
            for key, value in expected.items() if found.get(key) != value]


def main():
    program, rounds = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 4
    failed, all_graphs = 0, graphs.all_graphs(rounds)
    for name, size, links in all_graphs:
        told = differences(program, size, links)
        failed += bool(told)
        for line in told:
            print("FAIL loops of %s: %s" % (name, line))
    if not failed:
        print("ok loops of %d graphs are those that networkx finds" % len(all_graphs))
    return failed > 0


if __name__ == "__main__":
    sys.exit(main())
