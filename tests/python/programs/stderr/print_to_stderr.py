import sys

print("to out")
print("to err", file=sys.stderr)
sys.stderr.write("written ")
sys.stderr.flush()
sys.stdout.write("raw ")
print("x", "y", sep="", end="!\n", flush=True)
sys.stderr.writelines(["one\n", "two\n"])
print(sys.stdout.writable(), sys.stdout.encoding)
