async def fetch():
    return 1

def start():
    fetch()
    print("nothing awaited")

start()
c = fetch()
del c
print("end")
