import inspect
import linecache

def gen():
    yield 1  # one

print(inspect.getsource(gen), end="")
print(inspect.getsourcelines(gen)[1], gen.__code__.co_firstlineno)
print(linecache.getline(gen.__code__.co_filename, 4), end="")
