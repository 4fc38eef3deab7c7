class Noisy:
    def __del__(self):
        print("freed")

def fail():
    local = Noisy()
    raise ValueError("x")

try:
    fail()
except ValueError as error:
    print("handling; the traceback holds the frame")
print("after except")
saved = None
try:
    fail()
except ValueError as error:
    saved = error
print("kept")
saved = None
print("dropped")
