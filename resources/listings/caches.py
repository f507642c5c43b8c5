"""Caches from Python: the interpreter itself takes some 30 ns a step, so that only the largest
steps of the staircase show. What two threads pay for one line needs threads that run at the same
time, which those of one Python do not."""

import array
import random
import time

LOADS = 2_000_000


def chase_through(size):
    """ns per load, through `size` bytes in one random cycle (Sattolo)."""
    n = size // 8
    order = list(range(n))
    for i in range(n - 1, 0, -1):
        j = random.randrange(i)
        order[i], order[j] = order[j], order[i]
    following = array.array("q", order)
    at = 0
    begin = time.perf_counter_ns()
    for _ in range(LOADS):
        at = following[at]
    return (time.perf_counter_ns() - begin) / LOADS


def walk(size, stride):
    """ns per load, one every `stride` bytes."""
    data = array.array("q", bytes(size))
    total = 0
    begin = time.perf_counter_ns()
    for at in range(0, size // 8, stride // 8):
        total += data[at]
    return (time.perf_counter_ns() - begin) / (size // stride)


# [code]
def measure():
    for kib in (16, 256, 4096, 65536):
        print(kib, "KiB:", chase_through(kib * 1024), "ns")  # [1] ever more memory
    # [2] two threads on one line: not in one Python process
    # [3] a line from core to core: nor that
    for stride in (8, 16, 32, 64, 128):
        print("every", stride, "bytes:", walk(1 << 26, stride), "ns")  # [4]
# [/code]


if __name__ == "__main__":
    measure()
