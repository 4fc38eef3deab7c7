from math import *
from collections import *
from itertools import *

print(floor(2.7), sqrt(16), Counter("aab")["a"], list(islice(count(), 3)))
print(pi > e, deque([1])[0], "tau" in globals())
