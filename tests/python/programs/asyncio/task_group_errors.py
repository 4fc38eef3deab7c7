import asyncio

async def fail(error, delay=0):
    await asyncio.sleep(delay)
    raise error

async def slow():
    try:
        await asyncio.sleep(5)
    finally:
        print("slow goes")

async def main():
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(slow())
            group.create_task(fail(ValueError("one")))
            group.create_task(fail(TypeError("two")))
    except* ValueError as caught:
        print("values", caught.exceptions)
    except* TypeError as caught:
        print("types", caught.exceptions)

asyncio.run(main())
