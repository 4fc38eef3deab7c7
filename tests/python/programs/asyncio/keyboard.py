import asyncio

async def worker():
    try:
        await asyncio.sleep(1)
    finally:
        print("worker ends")

async def main():
    task = asyncio.create_task(worker())
    await asyncio.sleep(0)
    raise SystemExit(4)

asyncio.run(main())
