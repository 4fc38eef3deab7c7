def a(n):
    print("a", n)
    return b(n - 1)

def b(n):
    if n < 0:
        raise RuntimeError("below zero")
    return a(n)

a(2)
