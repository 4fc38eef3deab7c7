def f(a, b=2):
    before = locals()
    c = a + b
    after = locals()
    print(before, sorted(after))
    before["a"] = "changed"
    print(a, locals()["c"])
    del c
    print(sorted(locals()))

f(1)
print("f" in locals(), locals() is globals())
