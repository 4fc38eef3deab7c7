"""Three stages, each pulls from the one before it."""

def read():
    for line in ("3", "x", "14", "", "15"):
        print("read", repr(line))
        yield line

def parse(lines):
    for line in lines:
        if line.isdigit():
            yield int(line)
        else:
            print("skip", repr(line))

def double(numbers):
    for number in numbers:
        yield number * 2

print(sum(double(parse(read()))))
