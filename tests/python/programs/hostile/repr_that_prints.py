class Loud:
    def __repr__(self):
        print("repr called")
        return "Loud()"

    def __str__(self):
        print("str called")
        return "loud"

def gen(x):
    y = [x, {"k": x}, (x,)]
    yield x
    yield y

x = Loud()
for item in gen(x):
    print(type(item).__name__)
print(x)
print([x])
