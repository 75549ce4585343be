def determinant(matrix):
    if len(matrix) == 2:
        return matrix[0][0] * matrix[1][1] - matrix[0][1] * matrix[1][0]
    total = 0
    for column, value in enumerate(matrix[0]):
        rest = [row[:column] + row[column + 1:] for row in matrix[1:]]
        total += (-1) ** column * value * determinant(rest)
    return total
