import asyncio

async def worker(name, queue):
    while True:
        job = await queue.get()
        await asyncio.sleep(job / 10)
        print(name, "did", job)
        queue.task_done()

async def main():
    queue = asyncio.Queue()
    for job in (3, 1, 2):
        queue.put_nowait(job)
    workers = [asyncio.create_task(worker(f"w{i}", queue)) for i in range(2)]
    await queue.join()
    print("all done")
    for w in workers:
        w.cancel()
    print(await asyncio.gather(*workers, return_exceptions=True))

asyncio.run(main())
