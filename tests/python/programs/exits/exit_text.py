import sys

print("before")
sys.exit("a text goes to standard error")
