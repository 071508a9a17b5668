# RUN: pyopt %s --canonicalize --emit=python | filecheck %s --match-full-lines --strict-whitespace
# RUN: pyopt %s --cse --emit=python | filecheck %s --match-full-lines --strict-whitespace

# Constants that passes merge and move to the beginning of a function do not change what is written.

class Counter:
    def next(self, rows):
        self.count += 1
        if self.first() != 'none' or self.second(1, 1):
            rows.sort(key=lambda row: row[1])
        while rows[0] < rows[1] + 1 + 1:
            rows[1:3], rows[1] = rows[1:3], 1
        return self.count

# CHECK:class Counter:
# CHECK-NEXT:    def next(self, rows):
# CHECK-NEXT:        self.count += 1
# CHECK-NEXT:        if self.first() != 'none' or self.second(1, 1):
# CHECK-NEXT:            rows.sort(key=lambda row: row[1])
# CHECK-NEXT:        while rows[0] < rows[1] + 1 + 1:
# CHECK-NEXT:            rows[1:3], rows[1] = rows[1:3], 1
# CHECK-NEXT:        return self.count
