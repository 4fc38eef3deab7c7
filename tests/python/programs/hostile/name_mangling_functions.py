def f():
    yield 1

f.__name__ = "renamed"
f.__qualname__ = "else.where"
g = f()
print(g.__name__, g.__qualname__, f.__name__)
g.__name__ = "again"
print(g.__name__, next(g))
class C:
    pass
C.__name__ = "D"
C.__module__ = 5
print(C().__class__.__name__, C.__module__)
