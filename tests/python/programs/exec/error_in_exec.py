source = "def f():\n    raise ValueError('from exec')\nf()"
try:
    exec(source)
except ValueError as error:
    print(error, error.__traceback__.tb_next.tb_next.tb_lineno)
exec(compile(source, "made.py", "exec"))
