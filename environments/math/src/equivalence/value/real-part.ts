import { type Ball, Imprecise, signOf } from '../ball/ball.ts'
import { type Complex, isReal } from '../ball/complex.ts'
import { NoValue } from './setting.ts'

/** @throws {NoValue} for what is certainly not real, {Imprecise} for what may be */
export function realPart(name: string, z: Complex): Ball {
  if (isReal(z)) return z.re
  if (signOf(z.im) === undefined) throw new Imprecise('what may be real')
  throw new NoValue(`${name} of what is not real`)
}
