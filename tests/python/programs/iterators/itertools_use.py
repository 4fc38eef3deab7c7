from itertools import accumulate, batched, chain, count, cycle, groupby, islice, pairwise, product, takewhile, tee

def numbers():
    for n in (1, 2, 3):
        print("pull", n)
        yield n

left, right = tee(numbers())
print(next(left), next(left), next(right))
print(list(islice(count(10, 5), 3)), list(takewhile(lambda n: n < 3, numbers())))
print(list(pairwise("abc")), list(batched("abcde", 2)), list(accumulate([1, 2, 3])))
print([(k, list(g)) for k, g in groupby("aabbb")], list(chain("x", [1])))
print(list(zip("ab", cycle([0]))), len(list(product("ab", repeat=2))), list(left), list(right))
