def repeat(times):
    def decorate(f):
        def wrapper(*args):
            return [f(*args) for _ in range(times)]
        return wrapper
    return decorate

def shout(f):
    return lambda *args: f(*args).upper()

@repeat(2)
@shout
def greet(name):
    print("greeting", name)
    return "hello " + name

print(greet("ann"))
