"""Two generators that are pulled in turn."""

def letters():
    for letter in "abc":
        print("letter", letter)
        yield letter

def numbers():
    n = 0
    while True:
        n += 1
        print("number", n)
        yield n

left, right = letters(), numbers()
for letter in left:
    print(letter, next(right))
print("right goes on:", next(right))
