import inspect

def f(a, /, b: int = 1, *args, c, d=None, **rest) -> str:
    """Does nothing."""

print(inspect.signature(f))
print(inspect.getdoc(f), f.__defaults__, f.__kwdefaults__, f.__code__.co_varnames)
print(inspect.isgeneratorfunction(lambda: (yield)), inspect.iscoroutinefunction(f))
print([n for n, v in inspect.getmembers(f) if n == "__name__"], f.__annotations__)
