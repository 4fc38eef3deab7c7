from operator import itemgetter

people = [("ann", 30), ("bob", 25), ("cy", 30)]
def age(person):
    print("key", person[0])
    return -person[1]

print(sorted(people, key=age))
people.sort(key=itemgetter(1, 0))
print(people, min(people, key=lambda p: p[0]))
words = ["b", "A", "c"]
words.sort(key=str.lower, reverse=True)
print(words, list(reversed(words)), sorted("hello")[0])
try:
    sorted([1, "a"])
except TypeError as error:
    print(error)
