import asyncio

inside = most = 0

async def visitor(n, door):
    global inside, most
    async with door:
        inside += 1
        most = max(most, inside)
        await asyncio.sleep(0.1 * n)
        inside -= 1
        print("visitor", n)

async def main():
    door = asyncio.Semaphore(2)
    await asyncio.gather(*(visitor(n, door) for n in range(5)))
    print("most at once", most)
    strict = asyncio.BoundedSemaphore(1)
    try:
        strict.release()
    except ValueError as error:
        print(error)

asyncio.run(main())
