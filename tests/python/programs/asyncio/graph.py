import asyncio

async def leaf(n):
    await asyncio.sleep(n)
    return n

async def branch(n):
    return sum(await asyncio.gather(leaf(n), leaf(n + 1)))

async def main():
    total = 0
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(branch(n)) for n in (1, 3)]
    for task in tasks:
        total += task.result()
    print("total", total)

asyncio.run(main())
