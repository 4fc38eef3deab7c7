def faces():
    got = yield "😀"; print("😀 got", got)
    label = "𝒳𝒴" + (yield "🐍🐍"); print(label, len(label))

g = faces()
print(next(g)); print("🎾", g.send("👩‍🚀"))
try:
    g.send("é")
except StopIteration:
    print("🏁")
