type Pair[T] = tuple[T, T]
type Later = list[undefined_yet]

class Stack[T]:
    def __init__(self) -> None:
        self.items: list[T] = []

    def push(self, item: T) -> T:
        self.items.append(item)
        return item

def first[T: (int, str) = int](items: list[T]) -> T:
    return items[0]

s = Stack[int]()
print(s.push(3), first(["a"]), Pair, Stack.__type_params__, first.__type_params__)
try:
    Later.__value__
except NameError as error:
    print(error)
