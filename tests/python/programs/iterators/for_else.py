def find(items, wanted):
    for i, item in enumerate(items):
        if item == wanted:
            print("found at", i)
            break
    else:
        print("not found")

find("abc", "b")
find("abc", "z")
n = 3
while n:
    n -= 1
else:
    print("while is over", n)
