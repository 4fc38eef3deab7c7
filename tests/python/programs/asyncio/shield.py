import asyncio

async def precious():
    await asyncio.sleep(1)
    print("precious is done")
    return "saved"

async def main():
    task = asyncio.create_task(precious())
    try:
        await asyncio.wait_for(asyncio.shield(task), 0.3)
    except TimeoutError:
        print("not waiting any longer; cancelled:", task.cancelled())
    print(await task)

asyncio.run(main())
