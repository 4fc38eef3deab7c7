"""close() runs finally; a return value of it is close()'s value."""

def job(name):
    try:
        while True:
            yield name
    except GeneratorExit:
        print(name, "asked to stop")
        return f"{name} returned"
    finally:
        print(name, "cleans up")

a = job("a")
print(next(a))
print("close gives", a.close())
print("again:", a.close())
b = job("b")
print("never started:", b.close())
