"""Flynn's four machines from Python: NumPy has the vectors, processes have the streams. Threads of
one Python take turns, so that they are no MIMD."""

import math
from collections import Counter
from concurrent.futures import ProcessPoolExecutor

try:
    import numpy
except ImportError:
    numpy = None

A = [10, 15, 20, 25]
B = [20, 15, 10, 5]


def add(pair):
    return pair[0] + pair[1]


def newton(n):
    root = n
    while root * root > n:
        root = (root + n // root) // 2
    return root


def bisect(n):
    low, high = 0, n + 1
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if middle * middle <= n else (low, middle)
    return low


def faulty(n):
    return math.isqrt(n) ^ 8


# [code]
def machines(pool):
    print([a + b for a, b in zip(A, B)])  # [1] SISD: one pair at a time
    if numpy:
        print(numpy.array(A) + numpy.array(B))  # [2] SIMD: all four at once
    # [3] the same on a GPU: cupy.array(A) + cupy.array(B)
    print(list(pool.map(add, zip(A, B))))  # [4] MIMD: each process its own
    said = [root.result() for root in
            [pool.submit(each, 1764) for each in (newton, bisect, faulty)]]  # [5] MISD
    print(Counter(said).most_common(1)[0][0])  # [6] what most of them say: 42
    for a, b in zip(A, B):
        print(f"load {a}, load {b}, add, store {a + b}")  # [7] all of it, one step at a time
# [/code]


if __name__ == "__main__":
    with ProcessPoolExecutor(4) as processes:
        machines(processes)
