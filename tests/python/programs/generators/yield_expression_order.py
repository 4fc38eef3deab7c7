"""What runs before and after a yield in one line."""

def say(word):
    print("say", word)
    return word

def mixed():
    result = [say("left"), (yield "first"), say("middle"), (yield "second"), say("right")]
    print(result)
    x = (yield "a") + (yield "b")
    print("sum", x)

g = mixed()
print(next(g))
print(g.send(1))
print(g.send(2))
print(g.send(3))
try:
    g.send(4)
except StopIteration:
    print("over")
