try:
    raise
except RuntimeError as error:
    print(error)
try:
    raise "text"
except TypeError as error:
    print(error)
raise ValueError
