try:
    import no_such_module
except ModuleNotFoundError as error:
    print(error, error.name)
from math import no_such_name
