import sys

try:
    sys.exit()
except SystemExit as error:
    print("code", error.code)
print("goes on")
raise SystemExit
