total = 1

def broken():
    print("before")
    total += 1

def empty_cell():
    def inner():
        return later
    try:
        inner()
    except NameError as error:
        print(error)
    later = 5
    print(inner())
    del later

empty_cell()
try:
    broken()
except UnboundLocalError as error:
    print(error)
