from contextlib import ExitStack, closing, suppress, redirect_stdout, nullcontext
import io

class Door:
    def __init__(self, n):
        self.n = n

    def close(self):
        print("close", self.n)

with ExitStack() as stack:
    for n in range(3):
        stack.enter_context(closing(Door(n)))
    stack.callback(print, "callback first")
    print("inside")
with suppress(KeyError):
    {}["x"]
    print("never")
text = io.StringIO()
with redirect_stdout(text), nullcontext():
    print("hidden")
print(repr(text.getvalue()))
