def gen(name):
    try:
        yield 1
        yield 2
    finally:
        print("finally", name)

g = gen("a")
next(g)
print("before del")
del g
print("after del")
h = gen("b")
next(h)
h = gen("c")
print("rebound")
next(h)
