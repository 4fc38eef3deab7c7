import functools

def logged(f):
    print("decorating", f.__name__)

    @functools.wraps(f)
    def wrapper(*args, **kwargs):
        print("->", f.__name__, args, kwargs)
        result = f(*args, **kwargs)
        print("<-", result)
        return result

    return wrapper

@logged
def add(a, b=1):
    """Adds."""
    return a + b

print(add(1), add(2, b=5), add.__name__, add.__doc__)
