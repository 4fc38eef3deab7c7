def f():
    for n in range(2):
        try:
            print(n)
        finally:
            if n == 5:
                print("never")
    return "done"

print(f())
match (value := 3):
    case int() if (half := value // 2) == 1:
        print("half", half)
def kw(*, a, **k): return a, k
a = 1
print(kw(a=a, b=2), (lambda *x, y=0: (x, y))(1, 2))
print([*range(2)], *[1], **{"sep": "-"})
