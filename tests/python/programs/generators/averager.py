"""A running average that is fed by send()."""

def averager():
    total = 0.0
    count = 0
    average = None
    while True:
        term = yield average
        total += term
        count += 1
        average = total / count

avg = averager()
print(next(avg))
for number in (10, 30, 5):
    print("after", number, "->", avg.send(number))
avg.close()
print("closed")
