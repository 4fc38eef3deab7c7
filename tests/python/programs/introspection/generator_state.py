import inspect

def gen():
    print("inside:", inspect.getgeneratorstate(g))
    got = yield 1
    inner = got
    yield 2

g = gen()
print(inspect.getgeneratorstate(g), inspect.getgeneratorlocals(g))
next(g)
print(inspect.getgeneratorstate(g), g.gi_running, g.gi_frame.f_lineno)
g.send("x")
print(inspect.getgeneratorlocals(g), g.gi_suspended)
g.close()
print(inspect.getgeneratorstate(g), g.gi_frame, inspect.getgeneratorlocals(g))
