def f():
    raise GeneratorExit("by hand")

try:
    f()
except BaseException as error:
    print(repr(error))
raise StopIteration("at the top")
