"""A scheduler in ten lines."""
from collections import deque

def worker(name, turns):
    for turn in range(turns):
        print(name, turn)
        yield
    return name

ready = deque([worker("ann", 2), worker("bob", 1), worker("cy", 3)])
while ready:
    task = ready.popleft()
    try:
        next(task)
    except StopIteration as stop:
        print("done:", stop.value)
    else:
        ready.append(task)
