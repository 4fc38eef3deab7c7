def risky(n):
    if n == 2:
        raise ValueError(n)
    return n

try:
    print([risky(n) for n in range(4)])
except ValueError as error:
    print("caught", error)
print([10 // (n - 1) for n in range(3)])
