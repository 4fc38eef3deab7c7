value = 5
if value is 5:
    print("same")
print("\d")
