values = iter([1, 2, 0, 3])

def read():
    value = next(values)
    print("read", value)
    return value

for value in iter(read, 0):
    print("got", value)
print(next(values), next(values, "none left"))
