#!/usr/bin/python3
"""How many loops of the complete graph of SIZE networkx finds in a second, with their types.

    networkx_loops.py SIZE SECONDS

Its own generator, and a product of signs for each loop: what a script would do."""
import sys
import time

import networkx


def main():
    size, seconds = int(sys.argv[1]), float(sys.argv[2])
    graph = networkx.complete_graph(size, networkx.DiGraph())
    for start, end, link in graph.edges(data=True):
        link["sign"] = -1 if (start + end) % 3 == 0 else 1
    count = balancing = 0
    start = now = time.process_time()
    for loop in networkx.simple_cycles(graph):
        sign, before = 1, loop[-1]
        for vertex in loop:
            sign *= graph[before][vertex]["sign"]
            before = vertex
        balancing += sign < 0
        count += 1
        if count % 1000 == 0:
            now = time.process_time()
            if now - start > seconds:
                break
    print(round(count / max(now - start, 1e-3)))


if __name__ == "__main__":
    main()
