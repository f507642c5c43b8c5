"""Moore's law and Martelli's ranges: how fast transistors doubled, and one job on one core, on up
to eight, on as many more as there are. Processes, as threads of one Python share an interpreter."""

import concurrent.futures
import math
import os
import statistics
import time

# Intel, Microprocessor Quick Reference Guide (2008); AMD, November 2022.
TRANSISTORS = {1971: 2300, 1978: 29e3, 1985: 275e3, 1993: 3.1e6, 2000: 42e6, 2008: 731e6, 2022: 90e9}
BLOCKS = 24
SECONDS = 0.3


def is_prime(odd):
    return all(odd % divisor for divisor in range(3, int(odd**0.5) + 1, 2))


def primes_of(block, numbers):
    return sum(is_prime(100_001 + 2 * (i * BLOCKS + block)) for i in range(numbers))


def doubling_time():
    logs = [math.log2(count) for count in TRANSISTORS.values()]
    return 1 / statistics.linear_regression(list(TRANSISTORS), logs).slope


def fitted(seconds):
    begin = time.perf_counter()
    primes_of(0, 1000)
    return int(1000 * seconds / (time.perf_counter() - begin) / BLOCKS)


def rate_of(workers, numbers):
    with concurrent.futures.ProcessPoolExecutor(workers) as crew:
        list(crew.map(primes_of, range(workers), [1] * workers))  # all are there
        begin = time.perf_counter()
        list(crew.map(primes_of, range(BLOCKS), [numbers] * BLOCKS))
        return 1 / (time.perf_counter() - begin)


# [code]
def ranges():
    cpus = len(os.sched_getaffinity(0))  # [1] CPUs that this program may use
    numbers = fitted(SECONDS)  # [2] as much work as one does in that time
    yield "1 core", rate_of(1, numbers)  # [3] one core: one thread, nothing is shared
    if cpus >= 2:
        yield "2 to 8", rate_of(min(cpus, 8), numbers)  # [4] up to eight: one machine
    if cpus > 8:
        yield "9 and more", rate_of(cpus, numbers)  # [5] beyond: as far as this machine goes
# [/code]


def main():
    print(f"transistors double every {doubling_time():.2f} years")
    for name, rate in ranges():
        print(f"{name}: {rate:.2f} jobs/s")


if __name__ == "__main__":
    main()
