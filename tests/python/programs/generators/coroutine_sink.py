"""Push instead of pull: a decorator primes the sinks."""
from functools import wraps

def primed(make):
    @wraps(make)
    def start(*args):
        g = make(*args)
        next(g)
        return g
    return start

@primed
def printer(prefix):
    while True:
        print(prefix, (yield))

@primed
def split(even, odd):
    while True:
        number = yield
        (odd if number % 2 else even).send(number)

target = split(printer("even"), printer("odd"))
for number in (1, 2, 3):
    target.send(number)
