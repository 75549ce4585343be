import fc from 'fast-check'
import Fraction from 'fraction.js'
import { describe, expect, test } from 'vitest'
import { Imprecise, isExact, isZero, TooLarge } from '../ball/ball.ts'
import { holds, meet, midpoint } from '../ball/ball.test-kit.ts'
import { type Complex, isReal } from '../ball/complex.ts'
import type { Node } from '../syntax/node.ts'
import { parse } from '../syntax/parse.ts'
import { evaluate } from './evaluate.ts'
import { call, name, pointIn, power, rationalExpression, settingOf, sum, valueAt } from './expression.test-kit.ts'
import { NoValue, type Setting } from './setting.ts'

const of = (text: string, options: Partial<Setting> = {}): Complex => evaluate(parse(text), settingOf(options))
const at = (values: Record<string, number | Fraction>): Partial<Setting> => ({
  at: new Map(Object.entries(values).map(([key, value]) => [key, new Fraction(value)])),
})
/** Digits are rounded in the last place but two. */
const unit = new Fraction(1, 10n ** 41n)

/** Why there is no value. */
function refusal(compute: () => unknown): string {
  try {
    compute()
  } catch (error) {
    if (error instanceof NoValue) return error.isPole ? 'pole' : 'none'
    if (error instanceof Imprecise) return 'imprecise'
    if (error instanceof TooLarge) return 'too large'
    throw error
  }
  return 'a value'
}

describe('evaluate', () => {
  test('encloses what a rational expression is worth at a point', () => {
    const names = ['x', 'y']
    fc.assert(
      fc.property(rationalExpression(names), pointIn(names), fc.integer({ min: 20, max: 200 }), (node, point, prec) => {
        const expected = valueAt(node, point)
        const setting = settingOf({ prec, at: point })
        if (expected) {
          try {
            const value = evaluate(node, setting)
            expect(isReal(value) && holds(value.re, expected)).toBe(true)
          } catch (error) {
            expect(error).toBeInstanceOf(Imprecise)
          }
        } else {
          // Below the pole is exactly 0, or it is not known to be.
          expect(['pole', 'imprecise']).toContain(refusal(() => evaluate(node, setting)))
        }
      }),
      { numRuns: 1000 },
    )
  })

  test.each([
    ['\\sin 1', '0.841470984807896506652502321630298999622563061'],
    ['\\cos 1', '0.540302305868139717400936607442976603732310421'],
    ['\\tan 1', '1.55740772465490223050697480745836017308725077'],
    ['\\cot 1', '0.642092615934330703006419986594265620230278114'],
    ['\\sec 1', '1.85081571768092561791175324139865019347039666'],
    ['\\csc 1', '1.18839510577812121626159945237455100352782983'],
    ['\\sinh 2', '3.62686040784701876766821398280126170488634201'],
    ['\\cosh 2', '3.76219569108363145956221347777374610829397356'],
    ['\\tanh 2', '0.964027580075816883946413724100923150255029976'],
    ['\\coth 2', '1.03731472072754809587780976476782071166239127'],
    ['\\arcsin\\frac{1}{3}', '0.33983690945412193709639251339176406638824469'],
    ['\\arccos\\left(-\\frac{1}{3}\\right)', '1.91063323624901855632771420503151550848682939'],
    ['\\arctan(-5)', '-1.3734007669450158608612719264449611486509996'],
    ['\\operatorname{arccot}(-5)', '2.9441970937399124800925936180847125907495843'],
    ['\\operatorname{arcsec}(-3)', '1.91063323624901855632771420503151550848682939'],
    ['\\operatorname{arccsc}(-3)', '-0.33983690945412193709639251339176406638824469'],
    ['\\operatorname{arsinh}(-3)', '-1.81844645923206682348369896356070899378625394'],
    ['\\operatorname{arcosh} 3', '1.76274717403908605046521864995958461805632066'],
    ['\\operatorname{artanh}\\frac{1}{3}', '0.346573590279972654708616060729088284037750067'],
    ['\\ln 7', '1.94591014905531330510535274344317972963708473'],
    ['\\log 7', '0.845098040014256830712216258592636193483572396'],
    ['\\log_3 7', '1.77124374916142226006792830708245771806647133'],
    ['\\sqrt{7}', '2.64575131106459059050161575363926042571025918'],
    ['\\sqrt[3]{-7}', '-1.91293118277238910119911683954876028286243905'],
    ['7^{\\frac{2}{5}}', '2.17790642448277989466526483557520710701066649'],
    ['\\pi^e', '22.4591577183610454734271522045437350275893151'],
    ['e^{\\pi}', '23.1406926327792690057290863679485473802661062'],
    ['2^{\\sqrt{2}}', '2.66514414269022518865029724987313984827421131'],
    ['2^{-\\frac{100}{33}}', '0.122401824655750169719752892045248072626604218'],
    ['(-7)^{\\frac{2}{5}}', '2.17790642448277989466526483557520710701066649'],
    ['(-7)^{\\frac{1}{3}}', '-1.91293118277238910119911683954876028286243905'],
    ['\\sum_{k=1}^{20}\\frac{1}{k^2}', '1.59616324391302331664087887205764322050317938'],
    ['\\prod_{k=2}^{10}\\left(1-\\frac{1}{k}\\right)', '0.1'],
    ['\\pi \\bmod 3', '0.141592653589793238462643383279502884197169399'],
    ['-\\pi \\bmod 3', '-0.141592653589793238462643383279502884197169399'],
    ['(-\\pi) \\bmod 3', '2.8584073464102067615373566167204971158028306'],
    ['\\max(e,\\pi)', '3.1415926535897932384626433832795028841971694'],
    ['\\min(e,\\pi)', '2.71828182845904523536028747135266249775724709'],
    ['\\binom{\\pi}{2}', '3.364005873749782690185923808298324125558265'],
    ['\\lfloor 10\\pi \\rfloor', '31'],
    ['\\lceil -10\\pi \\rceil', '-31'],
    ['|1-\\pi|', '2.1415926535897932384626433832795028841971694'],
  ])('encloses %s among the reals', (text, digits) => {
    const value = of(text, { prec: 200 })
    expect(isReal(value)).toBe(true)
    expect(holds(value.re, new Fraction(digits), unit)).toBe(true)
    expect(value.re.error).toBeLessThan(-150)
  })

  test.each([
    ['\\sqrt{-7}', '0', '2.64575131106459059050161575363926042571025918'],
    [
      '(-7)^{\\frac{1}{3}}',
      '0.956465591386194550599558419774380141431219525',
      '1.65664699997230207700487424528318714896908565',
    ],
    ['\\sqrt[3]{-8}', '-2', '0'],
    ['\\ln(-7)', '1.94591014905531330510535274344317972963708473', '3.1415926535897932384626433832795028841971694'],
    ['i^i', '0.207879576350761908546955619834978770033877842', '0'],
    ['\\sqrt{i}', '0.707106781186547524400844362104849039284835938', '0.707106781186547524400844362104849039284835938'],
    ['\\sin(1+2i)', '3.16577851321616814674073461719190553837911077', '1.95960104142160589707035204998935827843632016'],
    [
      '\\cosh(1+2i)',
      '-0.642148124715519964844800686962278789470357111',
      '1.06860742138277833959744003378395158866524282',
    ],
    [
      '\\tan(1+2i)',
      '0.0338128260798966902843705597252873016401876693',
      '1.01479361614663356811705417541796761416321747',
    ],
    [
      '\\arcsin(1+2i)',
      '0.427078586392476125480646883318956859303336151',
      '1.5285709194809981612724561847936733932886833',
    ],
    [
      '\\arccos(1+2i)',
      '1.14371774040242049375067480832079458279524855',
      '-1.5285709194809981612724561847936733932886833',
    ],
    [
      '\\arctan(1+2i)',
      '1.33897252229449356112419357590914424108431617',
      '0.402359478108525093650189833306546909881400339',
    ],
    [
      '\\operatorname{arsinh}(1+2i)',
      '1.46935174436818527325584431736164761678780336',
      '1.06344002357775205618949199708955100285184241',
    ],
    [
      '\\operatorname{arcosh}(-1+2i)',
      '1.5285709194809981612724561847936733932886833',
      '1.99787491318737274471196857495870830140192085',
    ],
    [
      '\\operatorname{arcosh}(-2)',
      '1.31695789692481670862504634730796844402698197',
      '3.1415926535897932384626433832795028841971694',
    ],
    [
      '\\operatorname{artanh}(1+2i)',
      '0.173286795139986327354308030364544142018875034',
      '1.17809724509617246442349126872981358157393852',
    ],
    ['|3+4i|', '5', '0'],
    ['\\arg(-1-i)', '-2.35619449019234492884698253745962716314787705', '0'],
    ['(1+i)^{10}', '0', '32'],
    ['(1+i)^{-3}', '-0.25', '-0.25'],
    ['\\frac{1+2i}{3-4i}', '-0.2', '0.4'],
    ['\\overline{1+2i}', '1', '-2'],
    ['e^{1+2i}', '-1.131204383756813638431255255510794710628868', '2.47172667200481892761693089355166453273619037'],
    [
      '\\sqrt[3]{1+2i}',
      '1.21961650797175762257149658135143215710399822',
      '0.471711267789389004781938946167765402964132239',
    ],
    [
      '(1+2i)^{1+i}',
      '-0.247200044262917208920454864628853198430517214',
      '0.696450487082543150056710081148669857968497331',
    ],
    ['\\arcsin 2', '1.5707963267948966192313216916397514420985847', '-1.31695789692481670862504634730796844402698197'],
    ['\\sum_{i=1}^{4} i^2', '30', '0'],
  ])('encloses %s among the complex numbers', (text, re, im) => {
    const value = of(text, { prec: 200, field: 'complex' })
    expect(holds(value.re, new Fraction(re), unit) && holds(value.im, new Fraction(im), unit)).toBe(true)
    expect(Math.max(value.re.error, value.im.error)).toBeLessThan(-150)
  })

  test.each([
    ['\\frac{1}{0}', 'pole'],
    ['\\frac{1}{1-1}', 'pole'],
    ['0^{-2}', 'pole'],
    ['\\ln 0', 'pole'],
    ['\\cot 0', 'pole'],
    ['\\csc 0', 'pole'],
    ['\\operatorname{artanh} 1', 'pole'],
    ['\\operatorname{artanh}(-1)', 'pole'],
    ['\\log_1 2', 'pole'],
    ['\\arg(0)', 'pole'],
    ['(-3)!', 'pole'],
    ['\\left(\\frac{1}{2}\\right)!', 'pole'],
    ['f(1)', 'pole'],
    ['\\sqrt[0]{2}', 'pole'],
    ['\\sqrt{-1}', 'none'],
    ['\\sqrt[4]{-1}', 'none'],
    ['(-1)^{\\frac{1}{2}}', 'none'],
    ['(-2)^{\\pi}', 'none'],
    ['\\ln(-1)', 'none'],
    ['\\arcsin 2', 'none'],
    ['\\arccos(-2)', 'none'],
    ['\\operatorname{arcosh}\\frac{1}{2}', 'none'],
    ['\\operatorname{artanh} 2', 'none'],
    ['\\operatorname{arcsec}\\frac{1}{2}', 'none'],
    ['i', 'none'],
    ['x', 'none'],
    ['\\infty', 'none'],
    ['\\frac{1}{\\pi-\\pi}', 'imprecise'],
    ['\\sqrt{\\pi-\\pi}', 'imprecise'],
    ['\\ln(\\pi-\\pi)', 'imprecise'],
    ['\\lfloor \\pi-\\pi \\rfloor', 'imprecise'],
    ['\\arg(\\pi-\\pi)', 'imprecise'],
    ['0^{\\pi-\\pi}', 'imprecise'],
    ['(\\pi-\\pi)^{\\frac{1}{3}}', 'imprecise'],
    ['\\max(\\pi,2\\pi-\\pi)', 'imprecise'],
    ['e^{10^{13}}', 'too large'],
    ['\\sin(2^{5000})', 'too large'],
    ['7^{2^{70}}', 'too large'],
    ['\\sum_{k=1}^{100000} k', 'too large'],
    ['\\binom{\\pi}{100}', 'too large'],
  ])('%s is refused among the reals: %s', (text, reason) => {
    expect(refusal(() => of(text))).toBe(reason)
  })

  test.each([
    ['\\ln 0', 'pole'],
    ['\\arctan i', 'pole'],
    ['\\lfloor i \\rfloor', 'none'],
    ['\\max(i,1)', 'none'],
    // It is real, and not seen to be.
    ['\\lfloor \\cosh i \\rfloor', 'imprecise'],
    ['\\ln(e^{i\\pi})', 'imprecise'],
    ['\\sqrt{e^{i\\pi}}', 'imprecise'],
  ])('%s is refused among the complex numbers: %s', (text, reason) => {
    expect(refusal(() => of(text, { field: 'complex' }))).toBe(reason)
  })

  test('has no value for what is no number', () => {
    for (const text of ['(1,2)', '1<2', '\\{1\\}', '\\begin{pmatrix}1\\end{pmatrix}'])
      expect(refusal(() => of(text))).toBe('pole')
  })

  test('is exact where the value is', () => {
    for (const [text, expected] of [
      ['\\sqrt{9}', 3],
      ['(\\sqrt{2})^0', 1],
      ['0\\pi', 0],
      ['0^{\\pi}', 0],
      ['\\sqrt{x}', 4],
      ['\\frac{x}{2}', 8],
      ['x^{\\frac{3}{4}}', 8],
      ['\\lfloor \\frac{x}{3} \\rfloor', 5],
      ['\\frac{x!}{(x-1)!}', 16],
      ['|\\sqrt{2}-\\sqrt{2}|^0', 1],
    ] as const) {
      const { re } = of(text, at({ x: 16 }))
      expect(isExact(re) && midpoint(re).equals(expected)).toBe(true)
    }
  })

  test('settles at rational points what jumps at integers', () => {
    for (let n = -6; n <= 6; n += 1) {
      const { re } = of(
        '\\lfloor \\frac{n}{3} \\rfloor + \\lfloor \\frac{n+1}{3} \\rfloor + \\lfloor \\frac{n+2}{3} \\rfloor',
        at({ n }),
      )
      expect(isExact(re) && midpoint(re).equals(n)).toBe(true)
    }
  })

  test('takes the sign of a power of -1 from whole exponents of any form', () => {
    for (let n = 1; n < 12; n += 1) {
      const signs = ['(-1)^{n}', '(-1)^{n^2}', '(-1)^{\\binom{n+1}{2}}', '(-1)^{\\lfloor \\frac{n}{2} \\rfloor}'].map(
        (text) => Number(midpoint(of(text, at({ n })).re).toFraction()),
      )
      const whole = [n, n, (n * (n + 1)) / 2, Math.floor(n / 2)]
      expect(signs).toEqual(whole.map((exponent) => (exponent % 2 === 0 ? 1 : -1)))
    }
  })

  test('takes odd roots of negative numbers when the index is written, and not from a variable', () => {
    expect(midpoint(of('\\sqrt[3]{x}', at({ x: -8 })).re).equals(-2)).toBe(true)
    expect(midpoint(of('x^{\\frac{1}{3}}', at({ x: -8 })).re).equals(-2)).toBe(true)
    expect(refusal(() => of('x^{a}', at({ x: -8, a: new Fraction(1, 3) })))).toBe('none')
    expect(refusal(() => of('x^{\\frac{1}{n}}', at({ x: -8, n: 3 })))).toBe('none')
    expect(refusal(() => of('\\sqrt[n]{x}', at({ x: -8, n: 3 })))).toBe('none')
    expect(midpoint(of('\\sqrt[n]{x}', at({ x: 8, n: 3 })).re).equals(2)).toBe(true)
  })

  test('binds the index of a series, whatever it is called', () => {
    for (const index of ['k', 'i', 'e', 'x']) {
      const { re } = of(`\\sum_{${index}=1}^{n} ${index}^2`, at({ n: 10, x: 7 }))
      expect(midpoint(re).equals(385)).toBe(true)
    }
    expect(isZero(of('\\sum_{k=5}^{4} k').re)).toBe(true)
    expect(midpoint(of('\\prod_{k=5}^{4} k').re).equals(1)).toBe(true)
    expect(midpoint(of('\\sum_{j=1}^{4} \\sum_{k=1}^{j} jk').re).equals(65)).toBe(true)
  })

  test('says at each precision what it says at a higher one', () => {
    const names = [
      'sin',
      'cos',
      'tan',
      'sinh',
      'tanh',
      'arctan',
      'arcsin',
      'arsinh',
      'artanh',
      'ln',
      'sqrt',
      'cbrt',
      'abs',
    ]
    const leaf = fc.oneof(rationalExpression([], 1), fc.constantFrom('pi', 'e').map(name))
    const { node } = fc.letrec<{ node: Node }>((tie) => ({
      node: fc.oneof(
        { maxDepth: 4, withCrossShrink: true },
        leaf,
        fc.tuple(fc.constantFrom(...names), tie('node')).map(([text, arg]) => call(text, arg)),
        fc.tuple(tie('node'), tie('node')).map(([a, b]) => sum(a, b)),
        fc.tuple(tie('node'), tie('node')).map(([a, b]) => power(a, b)),
      ),
    }))
    fc.assert(
      fc.property(node, fc.constantFrom('real' as const, 'complex' as const), (expression, field) => {
        try {
          const [rough, fine] = [60, 250].map((prec) => evaluate(expression, settingOf({ prec, field }))) as [
            Complex,
            Complex,
          ]
          // Others are too large to be written out.
          const isWritten = [rough, fine].every(({ re, im }) => Math.max(Math.abs(re.e), Math.abs(im.e)) < 10_000)
          if (isWritten) expect(meet(rough.re, fine.re) && meet(rough.im, fine.im)).toBe(true)
        } catch (error) {
          expect([NoValue, Imprecise, TooLarge].some((kind) => error instanceof kind)).toBe(true)
        }
      }),
      { numRuns: 400 },
    )
  })

  test('asks for every step, and for more of them where functions of many bits take long', () => {
    const count = (text: string, prec: number) => {
      let steps = 0
      of(text, { prec, step: (times = 1) => (steps += times) })
      return steps
    }
    expect(count('\\sqrt{2}+\\sqrt{3}\\cdot\\sqrt{5}', 128)).toBe(8)
    expect(count('\\sqrt{2}', 10_000)).toBe(2)
    expect(count('\\sin 2', 10_000)).toBeGreaterThan(4)
    const refusing = settingOf({
      step: () => {
        throw new RangeError('no more')
      },
    })
    expect(() => evaluate(parse('1+1'), refusing)).toThrow('no more')
  })
})
