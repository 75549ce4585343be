import type { Random } from '@gym/core'
import { drawDistinct, drawInteger, drawUntil } from './drawing.ts'
import { rational } from './exact/rational.ts'
import { tex } from './exact/tex.ts'
import { defineFamily, type Problem } from './family.ts'
import { askInteger, askRational } from './problem.ts'
import { asFraction, drawNames } from './wording.ts'

/** Word problems on speeds. */
export const motion = defineFamily(
  'Word problems on motion: stages, meeting and overtaking, currents, round trips, clock hands, escalators and passing trains.',
  {
    1: [distanceTravelled],
    2: [stages],
    3: [meeting, overtaking],
    4: [boat, roundTrip],
    5: [clockHands, escalator, passingTrains, secondMeeting],
  },
)

function distanceTravelled(random: Random): Problem {
  const [speed, time] = [5n * drawInteger(random, 2, 24), drawInteger(random, 2, 9)]
  const who = random.pick(['A bus', 'A car', 'A lorry', 'A train'])
  return random.pick([
    askInteger(`${who} travels at $${speed}$ km/h for $${time}$ hours. How many kilometres is that?`, speed * time),
    askInteger(`${who} travels $${speed * time}$ km at $${speed}$ km/h. How many hours does that take?`, time),
    askInteger(`${who} travels $${speed * time}$ km in $${time}$ hours. What is the average speed in km/h?`, speed),
  ])
}

function stages(random: Random): Problem {
  const [u, v, s, t] = [
    drawInteger(random, 20, 120),
    drawInteger(random, 20, 120),
    drawInteger(random, 1, 6),
    drawInteger(random, 1, 6),
  ]
  const who = random.pick(['A bus', 'A driver', 'A train', 'A tram'])
  const hours = (number: bigint) => `$${number}$ ${number === 1n ? 'hour' : 'hours'}`
  const text = `${who} travels at $${u}$ km/h for ${hours(s)} and then at $${v}$ km/h for ${hours(t)}.`
  return random.pick([
    askRational(`${text} What is the average speed in km/h? ${asFraction}`, rational(u * s + v * t, s + t)),
    askInteger(`${text} How many kilometres is that in all?`, u * s + v * t),
  ])
}

function meeting(random: Random): Problem {
  const [u, v, distance] = [drawInteger(random, 20, 90), drawInteger(random, 20, 90), 10n * drawInteger(random, 8, 60)]
  const text = `Two towns are $${distance}$ km apart. At the same moment a car leaves the first town at $${u}$ km/h and another leaves the second town towards it at $${v}$ km/h.`
  return random.pick([
    askRational(`${text} After how many hours do they meet? ${asFraction}`, rational(distance, u + v)),
    askRational(
      `${text} How many kilometres from the first town do they meet? ${asFraction}`,
      rational(distance * u, u + v),
    ),
  ])
}

function overtaking(random: Random): Problem {
  const [slow, extra, head] = [drawInteger(random, 20, 80), drawInteger(random, 5, 60), drawInteger(random, 5, 90)]
  const fast = slow + extra
  const text = `A lorry leaves a town at $${slow}$ km/h. $${head}$ minutes later a car follows on the same road at $${fast}$ km/h.`
  return random.pick([
    askRational(
      `${text} How many minutes after its own start does the car catch up with the lorry? ${asFraction}`,
      rational(slow * head, extra),
    ),
    askRational(
      `${text} How many kilometres from the town does the car catch up with the lorry? ${asFraction}`,
      rational(slow * head * fast, 60n * extra),
    ),
  ])
}

function boat(random: Random): Problem {
  const [still, stream] = drawUntil(
    () => [drawInteger(random, 5, 40), drawInteger(random, 1, 12)] as const,
    ([u, v]) => v < u,
  )
  const [distance, less] = drawUntil(
    () => [drawInteger(random, 5, 90), drawInteger(random, 2, 60)] as const,
    ([u, v]) => v < u,
  )
  const [up, down] = [rational(distance, still - stream), rational(distance, still + stream)]
  return random.pick([
    askRational(
      `A boat makes $${still}$ km/h in still water, and a river flows at $${stream}$ km/h. How many hours does the boat need to go $${distance}$ km upstream and back again? ${asFraction}`,
      up.add(down),
    ),
    askRational(
      `With the current a boat travels $${distance}$ km in the time in which it travels $${less}$ km against it. The river flows at $${stream}$ km/h. What is the speed of the boat in still water, in km/h? ${asFraction}`,
      rational(stream * (distance + less), distance - less),
    ),
  ])
}

function roundTrip(random: Random): Problem {
  const [u, v] = drawDistinct(2, () => drawInteger(random, 10, 120))
  const mean = rational(2n * u * v, u + v)
  return random.pick([
    askRational(
      `A driver goes to a town at $${u}$ km/h and returns by the same road at $${v}$ km/h. What is the average speed for the whole journey, in km/h? ${asFraction}`,
      mean,
    ),
    askRational(
      `A driver covers a third of the way at $${u}$ km/h and the rest at $${v}$ km/h. What is the average speed, in km/h? ${asFraction}`,
      rational(3n * u * v, v + 2n * u),
    ),
  ])
}

/** The angle from the hour hand to the minute hand changes by 11/2 degrees a minute. */
function clockHands(random: Random): Problem {
  const [hour, angle] = [drawInteger(random, 1, 11), 5n * drawInteger(random, 1, 36)]
  const gaps = [30n * hour - angle, 30n * hour + angle, 30n * hour - angle + 360n, 30n * hour + angle - 360n]
  const [first = 0n] = gaps.filter((gap) => gap > 0n).sort((a, b) => Number(a - b))
  const question = tex`How many minutes after $${hour}$ o'clock do the hour hand and the minute hand of a clock first form an angle of $${angle}^\circ$ (after that moment)? ${asFraction}`
  return askRational(question, rational(2n * first, 11n))
}

function escalator(random: Random): Problem {
  const [one = '', other = ''] = drawNames(random, 2)
  const [t, u] = drawDistinct(2, () => drawInteger(random, 8, 60))
  const [speed, steps] = [drawInteger(random, 1, 3), drawInteger(random, 10, 40)]
  const others = steps + speed * (t - u)
  if (others < 5n) return escalator(random)
  const question = `An escalator moves down at a constant speed. ${one} walks down on it, takes $${steps}$ steps and is at the bottom after $${t}$ seconds. ${other} takes $${others}$ steps and is at the bottom after $${u}$ seconds. How many steps of the escalator are visible when it stands still?`
  return askInteger(question, steps + speed * t)
}

/** In opposite and in the same direction. */
function passingTrains(random: Random): Problem {
  const [l, m] = [10n * drawInteger(random, 6, 30), 10n * drawInteger(random, 6, 30)]
  const [meet, pass] = drawUntil(
    () => [drawInteger(random, 4, 20), drawInteger(random, 15, 120)] as const,
    ([s, t]) => s < t,
  )
  const text = `Two trains, $${l}$ m and $${m}$ m long, pass each other in $${meet}$ seconds when they travel in opposite directions. On parallel tracks in the same direction, the faster one needs $${pass}$ seconds to pass the other completely.`
  const [sum, difference] = [rational(l + m, meet), rational(l + m, pass)]
  return random.pick([
    askRational(
      `${text} Both speeds are constant. What is the speed of the faster train in metres per second? ${asFraction}`,
      sum.add(difference).div(2n),
    ),
    askRational(
      `${text} Both speeds are constant. What is the speed of the slower train in metres per second? ${asFraction}`,
      sum.sub(difference).div(2n),
    ),
  ])
}

/** By the second meeting both have gone three times as far as by the first. */
function secondMeeting(random: Random): Problem {
  const [first, second] = drawUntil(
    () => [drawInteger(random, 3, 60), drawInteger(random, 2, 60)] as const,
    ([a, b]) => 2n * a > b && 3n * a > 2n * b,
  )
  const [one = '', other = ''] = drawNames(random, 2)
  const question = `${one} starts from $A$ and ${other} from $B$ at the same moment, and they ride towards each other at constant speeds. They meet $${first}$ km from $A$. Each rides on to the other end, turns round at once and rides back, and they meet again $${second}$ km from $B$. How many kilometres are $A$ and $B$ apart?`
  return askInteger(question, 3n * first - second)
}
