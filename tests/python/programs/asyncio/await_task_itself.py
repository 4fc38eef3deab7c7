import asyncio

async def main():
    me = asyncio.current_task()
    try:
        await me
    except RuntimeError as error:
        print(str(error).split(":")[0])
    print(me.get_name())

asyncio.run(main())
