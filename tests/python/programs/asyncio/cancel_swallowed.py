import asyncio

async def stubborn():
    for attempt in range(3):
        try:
            await asyncio.sleep(1)
        except asyncio.CancelledError:
            print("ignored", attempt)
    return "finished anyway"

async def main():
    task = asyncio.create_task(stubborn())
    await asyncio.sleep(0.5)
    task.cancel()
    await asyncio.sleep(0.5)
    task.cancel()
    print(await task, task.cancelling())
    early = asyncio.create_task(stubborn())
    early.cancel()
    try:
        await early
    except asyncio.CancelledError:
        print("never began")

asyncio.run(main())
