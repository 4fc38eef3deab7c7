"""break leaves a generator where it is; del ends it."""

def ticket():
    try:
        for n in range(1, 100):
            yield n
    finally:
        print("ticket office closes at", n)

office = ticket()
for n in office:
    if n == 3:
        break
print("loop over, office open")
print(next(office))
del office
print("after del")
for n in ticket():
    print("anonymous", n)
    break
print("the end")
