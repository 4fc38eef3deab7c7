def work():
    print("working")
    raise KeyboardInterrupt

try:
    work()
except Exception:
    print("never: it is no Exception")
