def swallow():
    try:
        raise ValueError("lost")
    finally:
        return "finally wins"

def loop():
    for n in range(3):
        try:
            raise KeyError(n)
        finally:
            continue
    return "loop ended"

print(swallow(), loop())
