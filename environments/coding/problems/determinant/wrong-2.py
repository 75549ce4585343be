from fractions import Fraction


def determinant(matrix):
    rows = [[Fraction(value) for value in row] for row in matrix]
    n = len(rows)
    result = Fraction(1)
    for column in range(n):
        pivot = next((r for r in range(n) if rows[r][column] != 0), None)
        if pivot is None:
            return 0
        if pivot != column:
            rows[pivot], rows[column] = rows[column], rows[pivot]
            result = -result
        result *= rows[column][column]
        for r in range(column + 1, n):
            factor = rows[r][column] / rows[column][column]
            for c in range(column, n):
                rows[r][c] -= factor * rows[column][c]
    return int(result)
