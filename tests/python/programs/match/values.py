from enum import Enum, auto

class Light(Enum):
    RED = auto()
    GREEN = auto()

def act(what):
    match what:
        case Light.RED | None:
            return "stop"
        case Light.GREEN:
            return "go"
        case int(n) | float(n) if n > 100:
            return f"big {n}"
        case True | False:
            return "flag"
        case {"light": light, **rest}:
            return f"{act(light)} with {rest}"
        case str() as text:
            return f"text {text}"
        case (1, (2, *inner), _):
            return f"nested {inner}"
    return "nothing"

for what in (Light.RED, Light.GREEN, None, 200, True, {"light": Light.GREEN, "n": 1}, "x", (1, [2, 3, 4], 5), 3.5):
    print(act(what))
