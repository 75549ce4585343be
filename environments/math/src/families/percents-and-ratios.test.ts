import { describe } from 'vitest'
import { asks, fromText, isClose, testFamily } from './family.test-kit.ts'
import { percentsAndRatios } from './percents-and-ratios.ts'

describe('percentsAndRatios', () => {
  testFamily(percentsAndRatios, [
    [asks('(?:What is|Find) # of #|In a school of # pupils, #'), (a, b) => (a * b) / 100],
    [asks('costs # dollars… falls by #'), (price, percent) => price - (price * percent) / 100],
    // Forwards again from the answer.
    [asks('has risen by #, a price is #'), (percent, after, before) => isClose(before * (1 + percent / 100), after)],
    [asks('has fallen by #, a price is #'), (percent, after, before) => isClose(before * (1 - percent / 100), after)],
    [asks('share # marbles in the ratio #:#'), (all, a, b, part) => isClose(part / (all - part), a / b)],
    [asks('What percentage of # is #'), (whole, part, percent) => isClose((whole * percent) / 100, part)],
    [asks('^A price (rises|falls) by # and then (rises|falls) by #'), fromText(changeTwice)],
    [asks('to blue beads… #:#,… #:#… are # beads in all… (red|green)?'), fromText(beads)],
    // What is not water stays.
    [
      asks('are # water by mass, dried ones only #\\.… come from # kg'),
      (wet, dry, mass, dried) => isClose(mass * (1 - wet / 100), dried * (1 - dry / 100)),
    ],
    [
      asks('strength # must be added to # litres … strength # to get the strength #'),
      (strong, volume, weak, wanted, added) => isClose(strong * added + weak * volume, wanted * (added + volume)),
    ],
    [asks('^# dollars earn # interest… after # years'), addInterest],
    [asks('holds # litres… Then # litre… done # times'), dilute],
    [
      asks('ratio #:#\\.… gives \\w+ #… is #:#\\.'),
      (a, b, given, c, d, all) =>
        given > 0 && isClose(((a * all) / (a + b) - given) * d, ((b * all) / (a + b) + given) * c),
    ],
    [
      asks('zinc in the ratio #:#… ratio #:#… with # kg… ratio #:#'),
      (a, b, c, d, mass, e, f, other) => {
        const [copper, zinc] = [
          [a, c],
          [b, d],
        ].map(([p = 0, q = 0]) => (mass * p) / (a + b) + (other * q) / (c + d))
        return isClose((copper ?? 0) * f, (zinc ?? 0) * e)
      },
    ],
  ])
})

function changeTwice(first = '', percent = '', second = '', next = ''): number {
  const change = (price: number, how: string, by: number) => price + (how === 'rises' ? price : -price) * (by / 100)
  return change(change(100, first, Number(percent)), second, Number(next))
}

function beads(a = '', b = '', c = '', d = '', all = '', color = '', answer = ''): boolean {
  const [red, blue, green] = [Number(a) / Number(b), 1, Number(d) / Number(c)]
  const part = color === 'red' ? red : green
  return isClose(Number(answer) / Number(all), part / (red + blue + green))
}

function addInterest(capital: number, percent: number, years: number): number {
  let sum = capital
  for (let year = 0; year < years; year += 1) sum += (sum * percent) / 100
  return sum
}

function dilute(volume: number, taken: number, times: number): number {
  let juice = volume
  for (let time = 0; time < times; time += 1) juice -= (juice / volume) * taken
  return juice
}
