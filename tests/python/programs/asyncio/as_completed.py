import asyncio

async def fetch(name, delay):
    await asyncio.sleep(delay)
    return name

async def main():
    jobs = [fetch("c", 0.3), fetch("a", 0.1), fetch("b", 0.2)]
    for next_one in asyncio.as_completed(jobs):
        print(await next_one)
    tasks = [asyncio.create_task(fetch(n, d)) for n, d in (("x", 2), ("y", 1))]
    async for task in asyncio.as_completed(tasks):
        print(tasks.index(task), task.result())

asyncio.run(main())
