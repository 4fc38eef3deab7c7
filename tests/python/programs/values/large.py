numbers = list(range(10_000))
text = "x" * 100_000
table = {i: str(i) for i in range(2_000)}
huge = 2**5000
blob = bytes(5000)
def gen():
    local = numbers
    yield len(local)
print(next(gen()), len(text), len(table), huge.bit_length(), len(blob))
numbers.clear()
print(len(numbers), -(2**53) - 1, 1e300 * 1e10, float("nan"), 1e-7)
