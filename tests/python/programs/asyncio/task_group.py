import asyncio

async def step(name, delay):
    await asyncio.sleep(delay)
    print(name)
    return delay

async def main():
    async with asyncio.TaskGroup() as group:
        slow = group.create_task(step("slow", 0.2))
        fast = group.create_task(step("fast", 0.1))
        print("body ends")
    print(slow.result(), fast.result())

asyncio.run(main())
