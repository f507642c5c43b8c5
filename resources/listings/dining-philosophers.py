"""Dining philosophers: each needs the two forks beside him, and his neighbours want them too."""

import random
import threading
import time

PHILOSOPHERS = 5
THINK = 0.004  # seconds
REACH = 0.000_700  # from the first fork to the second
PATIENCE = 0.001  # with the second fork, if only a while is waited
EAT = 0.000_300
forks = [threading.Lock() for _ in range(PHILOSOPHERS)]
stop = threading.Event()


def work(seconds):
    """Needs nothing but a CPU."""
    end = time.thread_time() + seconds
    while time.thread_time() < end:
        pass


# [code]
def philosopher(first, second, waiter=None, manners=""):
    while not stop.is_set():
        time.sleep(random.uniform(0, 2 * THINK))  # [1] thinks
        if waiter is not None:
            waiter.acquire()  # [2]
        with first:  # [3]
            time.sleep(REACH)  # [4]
            if manners == "put it back":
                both = second.acquire(blocking=False)  # [5]
            elif manners == "wait a while only":
                both = second.acquire(timeout=PATIENCE)  # [6]
            else:
                both = second.acquire()  # [7] the neighbour may have it
            if both:
                work(EAT)  # [8]
                second.release()  # [9]
            # else: no meal, and the first one goes back
        if waiter is not None:
            waiter.release()  # [10]
# [/code]


def main(rule="left fork first", seconds=2):
    waiter = threading.Semaphore(PHILOSOPHERS - 1) if rule == "ask the waiter" else None
    for i in range(PHILOSOPHERS):
        first, second = forks[i], forks[(i + 1) % PHILOSOPHERS]
        if rule == "lower number first" and i + 1 == PHILOSOPHERS:
            first, second = second, first  # nobody waits in a circle
        life = (first, second, waiter, rule)
        threading.Thread(target=philosopher, args=life, daemon=True).start()
    time.sleep(seconds)
    stop.set()  # those who are in a deadlock never hear of it


if __name__ == "__main__":
    main()
