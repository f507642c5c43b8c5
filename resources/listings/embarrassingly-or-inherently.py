"""Embarrassingly parallel, inherently sequential: blocks of numbers, and a chain of steps, by 1, 2,
4 workers. Processes, as threads of one Python share an interpreter."""

import multiprocessing
import time

STEPS = 24
NUMBERS = 4000  # of a block
ITERATIONS = 200_000  # of a step


def is_prime(odd):
    return all(odd % divisor for divisor in range(3, int(odd**0.5) + 1, 2))


def primes_of(block):
    return sum(is_prime(100_001 + 2 * (i * STEPS + block)) for i in range(NUMBERS))


def iterated(x):
    for _ in range(ITERATIONS):
        x = 3.99 * x * (1 - x)
    return x


# [code]
def blocks(next_block, primes):
    while True:
        with next_block.get_lock():
            block = next_block.value  # [1] any that is left
            next_block.value += 1
        if block >= STEPS:
            return
        found = primes_of(block)  # [2] needs no other block
        with primes.get_lock():
            primes.value += found


def chain(worker, workers, x, turns):
    for step in range(worker, STEPS, workers):
        turns[worker].acquire()  # [3] there is no x to begin with yet
        x.value = iterated(x.value)  # [4] needs the last step's x
        turns[(step + 1) % workers].release()  # [5] now the next can begin
# [/code]


def duration(crew):
    begin = time.perf_counter()
    for process in crew:
        process.start()
    for process in crew:
        process.join()
    return time.perf_counter() - begin


def both(workers):
    next_block = multiprocessing.Value("i", 0)
    primes = multiprocessing.Value("q", 0)
    x = multiprocessing.Value("d", 0.3)
    turns = [multiprocessing.Semaphore(1 if i == 0 else 0) for i in range(workers)]
    return (
        duration(
            [multiprocessing.Process(target=blocks, args=(next_block, primes)) for _ in range(workers)]
        ),
        duration(
            [
                multiprocessing.Process(target=chain, args=(i, workers, x, turns))
                for i in range(workers)
            ]
        ),
    )


def main():
    alone = both(1)
    for workers in (1, 2, 4):
        times = both(workers)
        print(f"{workers} workers: blocks {alone[0] / times[0]:.2f}, chain {alone[1] / times[1]:.2f}")


if __name__ == "__main__":
    main()
