from collections import namedtuple, Counter, defaultdict, OrderedDict, deque, ChainMap
from enum import Flag, IntEnum
from types import SimpleNamespace

Pair = namedtuple("Pair", "left right", defaults=[0])
p = Pair(1)
print(p, p._replace(right=2), p + (3,))

class Level(IntEnum):
    LOW = 1
    HIGH = 2

class Rights(Flag):
    READ = 1
    WRITE = 2

groups = defaultdict(list)
for word in ("apple", "avocado", "bean"):
    groups[word[0]].append(word)
print(dict(groups), Counter("banana").most_common(2), Level.HIGH > Level.LOW)
print(Rights.READ | Rights.WRITE, deque([1, 2, 3], maxlen=2), OrderedDict(a=1))
print(ChainMap({"a": 1}, {"a": 2, "b": 3})["b"], SimpleNamespace(x=1))
