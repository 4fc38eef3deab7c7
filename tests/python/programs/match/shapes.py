from dataclasses import dataclass

@dataclass
class Point:
    x: int
    y: int

def where(thing):
    match thing:
        case Point(0, 0):
            return "origin"
        case Point(x=0, y=y):
            return f"on the y axis at {y}"
        case Point(x, y) if x == y:
            return f"diagonal {x}"
        case Point():
            return "somewhere"
        case _:
            return "no point"

for thing in (Point(0, 0), Point(0, 5), Point(3, 3), Point(1, 2), "text"):
    print(where(thing))
