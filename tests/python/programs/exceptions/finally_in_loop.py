def search(items):
    for item in items:
        try:
            if item < 0:
                continue
            if item > 10:
                break
            print("item", item)
        finally:
            print("checked", item)
    else:
        print("no break")

search([1, -1, 2])
search([3, 50, 4])
