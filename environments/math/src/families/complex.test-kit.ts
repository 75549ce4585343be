/** A complex number in floating point, for checks that share nothing with exact arithmetic. */
export interface Complex {
  re: number
  im: number
}

export const complex = (re: number, im = 0): Complex => ({ re, im })

export const add = (a: Complex, b: Complex): Complex => complex(a.re + b.re, a.im + b.im)
export const subtract = (a: Complex, b: Complex): Complex => complex(a.re - b.re, a.im - b.im)
export const multiply = (a: Complex, b: Complex): Complex =>
  complex(a.re * b.re - a.im * b.im, a.re * b.im + a.im * b.re)

export function divide(a: Complex, b: Complex): Complex {
  const { re, im } = multiply(a, complex(b.re, -b.im))
  const size = b.re ** 2 + b.im ** 2
  return complex(re / size, im / size)
}

export const modulus = ({ re, im }: Complex): number => Math.hypot(re, im)
export const exp = ({ re, im }: Complex): Complex => complex(Math.exp(re) * Math.cos(im), Math.exp(re) * Math.sin(im))
export const log = (z: Complex): Complex => complex(Math.log(modulus(z)), Math.atan2(z.im, z.re))

/** Principal powers; real ones of real numbers, and by multiplication for small whole exponents. */
export function power(base: Complex, exponent: Complex): Complex {
  if (exponent.im === 0 && Number.isInteger(exponent.re) && Math.abs(exponent.re) <= 64) {
    let product = complex(1)
    for (let k = 0; k < Math.abs(exponent.re); k += 1) product = multiply(product, base)
    return exponent.re < 0 ? divide(complex(1), product) : product
  }
  if (base.im === 0 && exponent.im === 0 && base.re >= 0) return complex(base.re ** exponent.re)
  return exp(multiply(exponent, log(base)))
}

/** The real root of a negative number where there is one, else the principal root. */
export function rootOf(z: Complex, index: number): Complex {
  if (z.re < 0 && index % 2 === 1) {
    const { re, im } = power(complex(-z.re, -z.im), complex(1 / index))
    return complex(-re, -im)
  }
  return modulus(z) === 0 ? complex(0) : power(z, complex(1 / index))
}

/** Exact to the last digits also for tiny imaginary parts, which differentiate. */
export const sin = ({ re, im }: Complex): Complex => complex(Math.sin(re) * Math.cosh(im), Math.cos(re) * Math.sinh(im))

export const cos = ({ re, im }: Complex): Complex =>
  complex(Math.cos(re) * Math.cosh(im), -Math.sin(re) * Math.sinh(im))

export function arctan({ re, im }: Complex): Complex {
  const [square, below] = [re ** 2 + im ** 2, re ** 2 + (im - 1) ** 2]
  return complex(Math.atan2(2 * re, 1 - square) / 2, Math.log1p((4 * im) / below) / 4)
}
