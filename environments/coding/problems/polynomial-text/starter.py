def polynomial(coefficients):
    """Write the polynomial whose coefficient of x^i is coefficients[i]."""
