import traceback

def inner(x):
    return 10 / x

def outer():
    return inner(0) + 1

try:
    outer()
except ZeroDivisionError:
    print(traceback.format_exc())
    lines = traceback.extract_stack()
    print(lines[-1].name, lines[-1].lineno, lines[-1].line)
