"""Life of a thread: workers compute, queue for a lock, write to a disk, sleep and end."""

import os
import random
import tempfile
import threading
import time

WORK = 0.000_250  # seconds of computing in each step
SHARE_IN_LOCK = 0.30
SHARE_OF_IO = 0.20
SLEEP = 0.000_100
STEPS = 300
orders = threading.Lock()


def compute(seconds):
    """Needs nothing but a CPU."""
    end = time.thread_time() + seconds
    while time.thread_time() < end:
        pass


# [code]
def worker(steps):
    with tempfile.TemporaryFile(buffering=0) as journal:  # [1]
        for _ in range(steps):  # [2]
            compute(WORK * (1 - SHARE_IN_LOCK))  # [3]
            with orders:  # [4] one at a time: the others wait here
                compute(WORK * SHARE_IN_LOCK)  # [5]
            if random.random() < SHARE_OF_IO:
                journal.write(bytes(512))  # [6]
                os.fsync(journal.fileno())  # [6] waits for the disk
            time.sleep(SLEEP)  # [7]
    # the thread ends here, and is dead
# [/code]


def main(threads=8):
    workers = [threading.Thread(target=worker, args=(STEPS,)) for _ in range(threads)]
    for thread in workers:
        thread.start()
    for thread in workers:
        thread.join()  # the main thread does nothing but wait for others


if __name__ == "__main__":
    main()
