import asyncio
import gc

async def fail():
    raise ValueError("nobody looks")

async def main():
    task = asyncio.create_task(fail())
    await asyncio.sleep(0.1)
    print(task.done())
    del task
    gc.collect()
    print("main ends")

asyncio.run(main())
