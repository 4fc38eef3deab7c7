import asyncio

async def producer(queue):
    for n in range(4):
        await queue.put(n)
        print("put", n, "size", queue.qsize())
    await queue.put(None)

async def consumer(queue):
    while (item := await queue.get()) is not None:
        await asyncio.sleep(0.1)
        print("got", item)

async def main():
    queue = asyncio.Queue(maxsize=2)
    await asyncio.gather(producer(queue), consumer(queue))

asyncio.run(main())
