class A:
    x = 1

    def __init__(self):
        self.y = 2

a = A()
print(vars(a), [n for n in dir(a) if not n.startswith("_")])
print(getattr(a, "z", "none"), isinstance(a, A), callable(a), type(a).__qualname__)
print(sorted(n for n in globals() if not n.startswith("__")))
print(__name__, __doc__, "__builtins__" in globals())
