import sys

def log_and_raise():
    try:
        [][0]
    except IndexError:
        print("seen", sys.exc_info()[0].__name__)
        raise

try:
    log_and_raise()
except LookupError as error:
    print("outer", error)
print(sys.exc_info())
