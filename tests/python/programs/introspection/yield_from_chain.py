def inner():
    yield 1

def outer():
    yield from inner()
    yield from [2]

o = outer()
print(o.gi_yieldfrom)
next(o)
print(o.gi_yieldfrom.__name__, o.gi_yieldfrom.gi_frame.f_lineno)
next(o)
print(type(o.gi_yieldfrom).__name__)
print(next(o, "end"), o.gi_yieldfrom)
