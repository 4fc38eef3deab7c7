async def fetch():
    return 1

def plain():
    return await fetch()

print(plain())
