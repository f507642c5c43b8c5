"""One way to memory for all: processes, as threads of one Python would take turns anyway. numpy is
left out, so that nothing has to be installed: copying a bytearray moves memory as fast as it gets."""

import multiprocessing
import time

FAR = 64 << 20  # bytes that no near cache holds
NEAR = 24 << 10  # bytes that the first cache of a core holds


def stream(size, seconds, start, rates):
    """Copies `size` bytes again and again."""
    source = bytearray(size)
    target = bytearray(size)
    start.wait()
    moved = 0
    end = time.perf_counter() + seconds
    while time.perf_counter() < end:
        target[:] = source
        moved += 2 * size
    rates.put(moved / seconds / 1e9)


def together(workers, size):
    start = multiprocessing.Barrier(workers)
    rates = multiprocessing.Queue()
    crew = [
        multiprocessing.Process(target=stream, args=(size, 0.5, start, rates))
        for _ in range(workers)
    ]
    for process in crew:
        process.start()
    total = sum(rates.get() for _ in crew)
    for process in crew:
        process.join()
    return total


# [code]
def measure(cpus):
    for workers in range(1, cpus + 1):
        print(workers, "far:", together(workers, FAR), "GB/s")  # [1] all through one door
        print(workers, "near:", together(workers, NEAR), "GB/s")  # [2] each in its own cache
    # [3] how long one load takes: see caches.py
    # [4] and when the data is near
# [/code]


if __name__ == "__main__":
    measure(multiprocessing.cpu_count())
