import asyncio
import time

def slow(n):
    time.sleep(n)
    return n * 10

async def main():
    print(await asyncio.to_thread(slow, 1))
    loop = asyncio.get_running_loop()
    print(await loop.run_in_executor(None, slow, 2))

asyncio.run(main())
