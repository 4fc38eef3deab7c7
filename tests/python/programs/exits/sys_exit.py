import sys

def leave():
    try:
        sys.exit(3)
    finally:
        print("cleaning up")

print("before")
leave()
print("never")
