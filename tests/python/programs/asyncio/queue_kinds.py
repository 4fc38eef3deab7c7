import asyncio

async def main():
    for kind in (asyncio.Queue, asyncio.LifoQueue, asyncio.PriorityQueue):
        queue = kind()
        for n in (2, 3, 1):
            await queue.put(n)
        print(kind.__name__, [await queue.get() for _ in range(3)])
        try:
            queue.get_nowait()
        except asyncio.QueueEmpty as error:
            print(repr(error))
    full = asyncio.Queue(1)
    full.put_nowait("x")
    try:
        full.put_nowait("y")
    except asyncio.QueueFull as error:
        print(repr(error))
    full.shutdown()
    print(await full.get())
    try:
        await full.get()
    except asyncio.QueueShutDown as error:
        print(repr(error))

asyncio.run(main())
