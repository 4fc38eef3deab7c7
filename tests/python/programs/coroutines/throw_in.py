"""throw() into a coroutine reaches its await."""
import types

@types.coroutine
def pause(label):
    try:
        return (yield label)
    finally:
        print("pause over:", label)

async def careful():
    try:
        await pause("one")
    except LookupError as error:
        print("caught", error)
        return await pause("two")

c = careful()
print(c.send(None))
print(c.throw(LookupError("thrown")))
try:
    c.send("end")
except StopIteration as stop:
    print(stop.value)
