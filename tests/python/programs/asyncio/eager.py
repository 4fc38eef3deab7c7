import asyncio

async def quick(n):
    print("quick", n)
    return n

async def slow(n):
    print("slow starts", n)
    await asyncio.sleep(0)
    print("slow ends", n)

async def main():
    asyncio.get_running_loop().set_task_factory(asyncio.eager_task_factory)
    a = asyncio.create_task(quick(1))
    print("done at once:", a.done())
    b = asyncio.create_task(slow(2))
    print("not yet:", b.done())
    await b

asyncio.run(main())
