import asyncio

async def sleeper():
    try:
        print("sleeps")
        await asyncio.sleep(10)
    except asyncio.CancelledError as error:
        print("cancelled:", error.args)
        raise
    finally:
        print("bed made")

async def main():
    task = asyncio.create_task(sleeper())
    await asyncio.sleep(0)
    print(task.cancel("enough"), task.cancelling(), task.done())
    try:
        await task
    except asyncio.CancelledError:
        print("cancelled?", task.cancelled())
    print(task.cancel())

asyncio.run(main())
