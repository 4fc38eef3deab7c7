import sys

class Thing:
    pass

t = Thing()
base = sys.getrefcount(t)
alias = t
print(sys.getrefcount(t) - base)
holder = [t, t]
print(sys.getrefcount(t) - base)

def look(x):
    print(sys.getrefcount(x) - base)
    yield
    print(sys.getrefcount(t) - base)

g = look(t)
next(g)
print(sys.getrefcount(t) - base)
del holder, alias
next(g, None)
print(sys.getrefcount(t) - base, sys.getrefcount(g))
