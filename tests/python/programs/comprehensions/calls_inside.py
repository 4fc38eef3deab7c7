def square(n):
    print("square", n)
    return n * n

def even(n):
    print("even?", n)
    return n % 2 == 0

print([square(n) for n in range(4) if even(n)])
print(next(square(n) for n in range(10) if n > 2))
print({n: square(n) for n in (1, 2)})
