"""CPU hogs, sleepers, lock users and I/O users under the kernel's scheduler."""

import os
import tempfile
import threading
import time

BURST = 0.000_500  # seconds of computing before each wait
REST = 0.002
NICE = 5  # of every second hog
ledger = threading.Lock()
stop = threading.Event()


def work(seconds):
    """Needs nothing but a CPU."""
    end = time.thread_time() + seconds
    while time.thread_time() < end:
        pass


# [code]
def hog(number):
    if number % 2 == 1:
        os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), NICE)
    while not stop.is_set():
        work(0.001)  # [1] gives the CPU up only when it is taken


def sleeper():
    while not stop.is_set():
        work(BURST)  # [2]
        stop.wait(REST)  # [3]


def lock_user():
    while not stop.is_set():
        with ledger:  # [4] the other lock users wait here
            work(BURST)  # [5]
        stop.wait(REST / 4)  # [6]


def io_user():
    with tempfile.TemporaryFile(buffering=0) as log:
        while not stop.is_set():
            work(BURST)  # [7]
            log.write(bytes(4096))  # [8]
            os.fsync(log.fileno())  # [8] waits for the disk
# [/code]


def main(hogs=4, sleepers=2, lock_users=2, io_users=1, seconds=2):
    users = [threading.Thread(target=hog, args=(i,)) for i in range(hogs)]
    users += [threading.Thread(target=sleeper) for _ in range(sleepers)]
    users += [threading.Thread(target=lock_user) for _ in range(lock_users)]
    users += [threading.Thread(target=io_user) for _ in range(io_users)]
    for user in users:
        user.start()
    time.sleep(seconds)
    stop.set()
    for user in users:
        user.join()


if __name__ == "__main__":
    main()
