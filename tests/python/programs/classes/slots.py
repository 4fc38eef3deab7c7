class Point:
    __slots__ = ("x", "y")

    def __init__(self, x, y):
        self.x, self.y = x, y

p = Point(1, 2)
del p.y
try:
    print(p.x, p.y)
except AttributeError as error:
    print(error)
try:
    p.z = 3
except AttributeError as error:
    print(error)
print(hasattr(p, "__dict__"))
