import asyncio

async def forever(name):
    try:
        while True:
            await asyncio.sleep(1)
            print(name)
    except asyncio.CancelledError:
        print(name, "cancelled")
        raise

async def main():
    tasks = [asyncio.create_task(forever(n)) for n in "ab"]
    await asyncio.sleep(2.5)
    return len(tasks)

print(asyncio.run(main()))
