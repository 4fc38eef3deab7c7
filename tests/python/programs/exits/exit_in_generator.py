import sys

def gen():
    try:
        yield 1
        sys.exit(7)
    finally:
        print("finally in gen")

for n in gen():
    print(n)
