import sys
import traceback

def hook(kind, value, trace):
    print("hook:", kind.__name__, value)

sys.excepthook = hook
try:
    1 / 0
except ZeroDivisionError:
    traceback.print_exc()
sys.excepthook = sys.__excepthook__
print("end")
