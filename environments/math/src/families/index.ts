import { arithmetic } from './arithmetic.ts'
import { arrangements } from './arrangements.ts'
import { bases } from './bases.ts'
import { circlesAndPolygons } from './circles-and-polygons.ts'
import { complexNumbers } from './complex-numbers.ts'
import { congruences } from './congruences.ts'
import { derivatives } from './derivatives.ts'
import { derivativesAtPoints } from './derivatives-at-points.ts'
import { diceAndUrns } from './dice-and-urns.ts'
import { divisors } from './divisors.ts'
import { expectedValue } from './expected-value.ts'
import type { Family } from './family.ts'
import { fractions } from './fractions.ts'
import { functions } from './functions.ts'
import { improperIntegrals } from './improper-integrals.ts'
import { inequalities } from './inequalities.ts'
import { integrals } from './integrals.ts'
import { limitsAtInfinity } from './limits-at-infinity.ts'
import { limitsAtPoints } from './limits-at-points.ts'
import { linearAlgebra } from './linear-algebra.ts'
import { linearEquations } from './linear-equations.ts'
import { linearSystems } from './linear-systems.ts'
import { logarithms } from './logarithms.ts'
import { motion } from './motion.ts'
import { percentsAndRatios } from './percents-and-ratios.ts'
import { polyhedra } from './polyhedra.ts'
import { polynomialEquations } from './polynomial-equations.ts'
import { polynomials } from './polynomials.ts'
import { powersAndRoots } from './powers-and-roots.ts'
import { randomTrials } from './random-trials.ts'
import { roundBodies } from './round-bodies.ts'
import { selections } from './selections.ts'
import { sequences } from './sequences.ts'
import { specialAngles } from './special-angles.ts'
import { triangles } from './triangles.ts'
import { trigonometricIdentities } from './trigonometric-identities.ts'
import { vectors } from './vectors.ts'
import { workAndAges } from './work-and-ages.ts'

/** All families of problems by the name that rows use. A new one is a file of its own and a line here. */
export const families = {
  arithmetic,
  fractions,
  percents_and_ratios: percentsAndRatios,
  powers_and_roots: powersAndRoots,
  linear_equations: linearEquations,
  linear_systems: linearSystems,
  polynomial_equations: polynomialEquations,
  polynomials,
  inequalities,
  functions,
  logarithms,
  special_angles: specialAngles,
  trigonometric_identities: trigonometricIdentities,
  sequences,
  motion,
  work_and_ages: workAndAges,
  divisors,
  congruences,
  bases,
  arrangements,
  selections,
  dice_and_urns: diceAndUrns,
  random_trials: randomTrials,
  expected_value: expectedValue,
  complex_numbers: complexNumbers,
  triangles,
  circles_and_polygons: circlesAndPolygons,
  polyhedra,
  round_bodies: roundBodies,
  vectors,
  linear_algebra: linearAlgebra,
  limits_at_points: limitsAtPoints,
  limits_at_infinity: limitsAtInfinity,
  derivatives,
  derivatives_at_points: derivativesAtPoints,
  integrals,
  improper_integrals: improperIntegrals,
} satisfies Record<string, Family>

export type FamilyName = keyof typeof families

export const familyNames = Object.keys(families) as FamilyName[]
