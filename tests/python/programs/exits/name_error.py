print("line one")
print(undefined_name)
print("line three")
