import random
import time

print([random.randint(1, 6) for _ in range(4)], random.choice("abc"))
random.seed(5)
print(round(random.random(), 6), random.sample(range(10), 3))
start = time.monotonic()
time.sleep(2)
print("slept", round(time.monotonic() - start, 3))
print(time.perf_counter() >= 0)
