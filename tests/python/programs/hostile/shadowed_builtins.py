import sys as _sys

def gen():
    yield 1

len = type = isinstance = print_count = None
sorted = lambda *a: "mine"
str = list = dict = int = repr = getattr = None
g = gen()
for item in g:
    print(item, sorted([3, 1]), len)
import builtins
kept, builtins.max = builtins.max, lambda *a: "patched"
print(max(1, 2))
builtins.max = kept
import builtins as b
print(b.len([1]))
