größe = 3
名前 = "baton"
π = 3.14159

def κύκλος(ακτίνα):
    περιοχή = π * ακτίνα**2
    yield round(περιοχή, 2)

class Schöne:
    très = "bien"

print(next(κύκλος(größe)), 名前, Schöne.très)
ﬁ = 1
print(fi, sorted(n for n in globals() if n in ("ﬁ", "fi")))
