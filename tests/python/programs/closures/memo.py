def memo(f):
    seen = {}

    def wrapper(n):
        if n not in seen:
            print("compute", n)
            seen[n] = f(n)
        return seen[n]

    wrapper.seen = seen
    return wrapper

@memo
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)

print(fib(6), len(fib.seen))
