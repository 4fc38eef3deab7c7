import asyncio

async def deep():
    await asyncio.sleep(0.1)
    return {}["missing"]

async def main():
    task = asyncio.create_task(deep())
    print("waiting")
    await task

asyncio.run(main())
