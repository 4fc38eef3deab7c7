scope = {"n": 3}
exec("total = sum(range(n))\nprint('in exec', total)", scope)
print(scope["total"], eval("n * 2", scope), eval("[i for i in range(2)]"))
exec("def gen():\n    yield 1\n    yield 2")
print(list(gen()))
code = compile("x + 1", "<made>", "eval")
for x in (1, 2):
    print(eval(code))
try:
    exec("1 +")
except SyntaxError as error:
    print(error.msg, error.lineno)
