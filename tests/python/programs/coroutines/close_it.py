"""close() at an await runs finally and async with."""
import types

@types.coroutine
def pause():
    yield

class Room:
    async def __aenter__(self):
        print("enter")

    async def __aexit__(self, kind, error, trace):
        print("leave", kind.__name__ if kind else None)

async def visit():
    async with Room():
        try:
            await pause()
        finally:
            print("finally")

v = visit()
v.send(None)
v.close()
v.close()
never = visit()
never.close()
print("closed both")
