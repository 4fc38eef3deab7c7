"""An event loop in twelve lines: sleep yields how long."""
import heapq
import types

@types.coroutine
def sleep(ticks):
    yield ticks

async def worker(name, ticks):
    for turn in range(2):
        print(name, turn)
        await sleep(ticks)

queue = [(0, 0, worker("slow", 3)), (0, 1, worker("fast", 1))]
now = 0
while queue:
    now, number, coroutine = heapq.heappop(queue)
    try:
        ticks = coroutine.send(None)
    except StopIteration:
        print("at", now, "over:", number)
    else:
        heapq.heappush(queue, (now + ticks, number, coroutine))
