class Matrix:
    def __init__(self, rows):
        self.rows = rows

    def __getitem__(self, key):
        match key:
            case (r, c):
                return self.rows[r][c]
            case slice():
                return [row[key] for row in self.rows]
            case _:
                return self.rows[key]

    def __len__(self):
        return len(self.rows)

    def __contains__(self, value):
        return any(value in row for row in self.rows)

    def __call__(self, f):
        return Matrix([[f(x) for x in row] for row in self.rows])

m = Matrix([[1, 2], [3, 4]])
print(m[1, 0], m[0], m[:1], len(m), 3 in m, 9 in m)
print(m(lambda x: x * 10).rows, [row for row in m])
