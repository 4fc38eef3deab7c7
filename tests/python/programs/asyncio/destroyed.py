import asyncio
import gc

async def background():
    try:
        await asyncio.get_running_loop().create_future()
    finally:
        print("background: finally")

async def main():
    asyncio.create_task(background())
    await asyncio.sleep(0)
    gc.collect()
    print("tasks", len(asyncio.all_tasks()))

asyncio.run(main())
