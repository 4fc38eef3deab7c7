import types

@types.coroutine
def pause():
    yield

async def work():
    try:
        await pause()
    finally:
        print("work ends")

c = work()
c.send(None)
print("dropping")
c = None
print("dropped")
