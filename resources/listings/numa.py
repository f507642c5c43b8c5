"""Memory nodes, as Linux tells of them. Python cannot say on which node its memory lies; numactl
starts a whole program with threads on one node and memory on another:

    numactl --cpunodebind=0 --membind=1 python3 caches.py
"""

import pathlib

NODES = pathlib.Path("/sys/devices/system/node")


def distances():
    """Row by row: how far the memory of each node is; 10 is a node's own."""
    rows = {}
    for node in sorted(NODES.glob("node[0-9]*")):
        rows[node.name] = [int(d) for d in (node / "distance").read_text().split()]
    return rows


# [code]
def main():
    rows = distances()  # [1] the nodes of this machine
    # [2] to measure every pair, run one program bound to each
    near = min(min(row) for row in rows.values())  # [3] a node's own memory is the measure
    for name, row in rows.items():
        print(name, [f"{far / near:.1f} x" for far in row])  # [4] as many times farther
    # [5] one access takes as long as its cell says
# [/code]


if __name__ == "__main__":
    main()
