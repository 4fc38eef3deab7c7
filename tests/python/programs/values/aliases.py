a = [1, 2]
b = a
c = list(a)
b.append(3)
print(a, c, a is b)

def grow(items, more=[]):
    more.append(len(items))
    items.append("grown")
    return more

print(grow(a), grow(c), a, c)
grid = [[0] * 2] * 2
grid[0][0] = 1
print(grid)
t = ([],)
try:
    t[0] += [1]
except TypeError as error:
    print(error, t)
