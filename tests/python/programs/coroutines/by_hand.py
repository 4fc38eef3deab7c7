"""A coroutine driven with send(), no loop at all."""

class Pause:
    def __await__(self):
        answer = yield "pausing"
        return answer

async def work():
    print("begin")
    first = await Pause()
    print("first", first)
    second = await Pause()
    return first + second

c = work()
print(c.send(None))
print(c.send(20))
try:
    c.send(22)
except StopIteration as stop:
    print("result", stop.value)
