"""The Mandelbrot set from Python: one number at a time, then with NumPy's vectors, then in several
processes. A GPU needs a library such as CuPy or wgpu; threads of one Python take turns."""

import time
from concurrent.futures import ProcessPoolExecutor

try:
    import numpy
except ImportError:
    numpy = None

LIMIT = 64


def scalar(points):
    counts = []
    for c in points:
        z, count = 0, 0
        while count < LIMIT and abs(z) <= 2:
            z = z * z + c
            count += 1
        counts.append(count)
    return counts


def vectors(points):
    c = numpy.array(points)
    z = numpy.zeros_like(c)
    counts = numpy.zeros(len(c), int)
    for _ in range(LIMIT):
        on = abs(z) <= 2
        z[on] = z[on] ** 2 + c[on]
        counts[on] += 1
    return list(counts)


def shared(way, points, pool):
    parts = [points[i::4] for i in range(4)]
    return list(pool.map(way, parts))


def timed(name, work):
    begin = time.perf_counter()
    work()
    print(f"  {name}: {(time.perf_counter() - begin) * 1e3:.2f} ms")


# [code]
def measure(pool):
    for size in (256, 1024, 4096, 16384):
        points = [complex(-2 + 2.5 * i / size, 0.3) for i in range(size)]
        timed("scalar", lambda: scalar(points))  # [1] one number at a time
        if numpy:
            timed("vectors", lambda: vectors(points))  # [2] as many at a time as fit
        timed("processes", lambda: shared(scalar, points, pool))  # [3]
        if numpy:
            timed("both", lambda: shared(vectors, points, pool))  # [4]
        # [5] a GPU: cupy.asarray(points), compute, cupy.asnumpy(counts)
    # [6] compare: from which size on does the way to the others pay?
    # [7] pictures: compute one, show it, and go on with the next
# [/code]


if __name__ == "__main__":
    with ProcessPoolExecutor(4) as processes:
        measure(processes)
