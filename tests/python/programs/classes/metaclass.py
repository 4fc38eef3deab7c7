class Registry(type):
    known = []

    def __new__(meta, name, bases, body):
        print("making", name, sorted(k for k in body if not k.startswith("__")))
        made = super().__new__(meta, name, bases, body)
        meta.known.append(name)
        return made

    def __call__(cls, *args):
        print("calling", cls.__name__)
        return super().__call__(*args)

class Shape(metaclass=Registry):
    sides = 0

class Square(Shape):
    sides = 4

    def __init__(self, size):
        self.size = size

print(Square(3).size, Registry.known)
