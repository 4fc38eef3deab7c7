import asyncio

async def critical(name, lock, log):
    print(name, "wants")
    async with lock:
        log.append(name)
        await asyncio.sleep(0.1)
        log.append(name)

async def main():
    lock, log = asyncio.Lock(), []
    await asyncio.gather(*(critical(n, lock, log) for n in "abc"))
    print(log, lock.locked())
    try:
        lock.release()
    except RuntimeError as error:
        print(error)

asyncio.run(main())
