class Bad:
    def __del__(self):
        raise ValueError("in __del__")

b = Bad()
del b
print("the program goes on")

def gen():
    try:
        yield
    finally:
        raise KeyError("while closing")

g = gen()
next(g)
del g
print("still going")
