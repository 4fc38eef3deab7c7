from functools import cache, cached_property, partial, reduce, singledispatch

@cache
def slow(n):
    print("slow", n)
    return n * 2

class Circle:
    def __init__(self, r):
        self.r = r

    @cached_property
    def area(self):
        print("computing")
        return round(3.14159 * self.r**2, 2)

@singledispatch
def show(x):
    return "thing"

@show.register
def _(x: int):
    return "int"

print(slow(1), slow(1), slow.cache_info())
c = Circle(2)
print(c.area, c.area, show(1), show("a"))
print(partial(pow, 2)(5), reduce(lambda a, b: a * b, [1, 2, 3, 4]))
