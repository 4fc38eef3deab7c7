import asyncio

async def main(n):
    task = asyncio.create_task(asyncio.sleep(1, n))
    print(task.get_name(), await task)
    return n + 1

n = asyncio.run(main(1))
print(asyncio.run(main(n)))
with asyncio.Runner() as runner:
    print(runner.run(main(10)), runner.run(main(20)))
