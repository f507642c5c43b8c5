"""Amdahl's law: a job with a serial part, done by 1, 2, 3 … workers. Processes, as threads of one
Python share an interpreter."""

import multiprocessing
import time

SERIAL = 0.10  # the share of the one-worker job that cannot be divided
OPERATIONS = 4_000_000


def compute(operations):
    """Needs nothing but a CPU."""
    x = 1
    for _ in range(operations):
        x = (x * 6364136223846793005 + 1442695040888963407) & 0xFFFF_FFFF_FFFF_FFFF
    return x


# [code]
def job(worker, workers, meeting):
    if worker == 0:
        compute(int(OPERATIONS * SERIAL))  # [1] the serial part: nobody can help
    meeting.wait()  # [2] the others wait for it
    compute(int(OPERATIONS * (1 - SERIAL) / workers))  # [3] all at once
    meeting.wait()  # [4] done when the last one is
# [/code]


def duration(workers):
    meeting = multiprocessing.Barrier(workers)
    crew = [
        multiprocessing.Process(target=job, args=(worker, workers, meeting))
        for worker in range(workers)
    ]
    begin = time.perf_counter()
    for process in crew:
        process.start()
    for process in crew:
        process.join()
    return time.perf_counter() - begin


def main():
    alone = duration(1)
    for workers in (1, 2, 4, 8):
        print(f"{workers} workers: {alone / duration(workers):.2f} times as fast")


if __name__ == "__main__":
    main()
