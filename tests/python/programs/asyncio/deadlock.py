import asyncio

async def main():
    lock = asyncio.Lock()
    async with lock:
        print("have it")
        async with lock:
            print("never")

asyncio.run(main())
