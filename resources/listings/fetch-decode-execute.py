"""What counter++ is to a core: load, add, store; by two threads, slowly, so that they meet."""

import random
import threading
import time

PACE = 0.002  # s, of a step
INCREMENTS = 40
ATOMIC = False

counter = 0
lock = threading.Lock()


def wait():
    time.sleep(PACE * random.uniform(0.5, 1.5))


def fetch(instruction):
    wait()  # fetch
    wait()  # decode


# [code]
def increment():
    global counter
    if ATOMIC:  # Python has no such instruction; a lock has the same effect
        fetch("atomic add")  # [1] the whole of counter++
        with lock:
            counter += 1
        wait()  # [2] nothing can come between
        return
    fetch("load")  # [3]
    register = counter
    wait()  # [4] from now on it may be old
    fetch("add")  # [5]
    register = register + 1
    wait()  # [6] in the register of this core only
    fetch("store")  # [7]
    counter = register
    wait()  # [8] over whatever is there now
# [/code]


def core():
    for _ in range(INCREMENTS):
        increment()


def main():
    cores = [threading.Thread(target=core) for _ in range(2)]
    for thread in cores:
        thread.start()
    for thread in cores:
        thread.join()
    print(f"{2 * INCREMENTS} increments, the counter is {counter}")


if __name__ == "__main__":
    main()
