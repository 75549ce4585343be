import { describe, expect, test } from 'vitest'
import { pathOf, withoutRolloutPrefix } from './rollout-prefix.ts'

describe('withoutRolloutPrefix', () => {
  test.each([
    ['/ng-rollout/0-0/verify', '/verify'],
    ['/ng-rollout/A.b_c-9/x/y', '/x/y'],
    ['/ng-rollout/0-0/', '/'],
    ['/verify', '/verify'],
    ['/', '/'],
    // What is no prefix stays, and is found nowhere.
    ['/ng-rollout/0-0', '/ng-rollout/0-0'],
    ['/ng-rollout//verify', '/ng-rollout//verify'],
    ['/ng-rollout/-a/verify', '/ng-rollout/-a/verify'],
    ['/ng-rollout/a%2fb/verify', '/ng-rollout/a%2fb/verify'],
    ['/x/ng-rollout/0-0/verify', '/x/ng-rollout/0-0/verify'],
    ['/ng-rollout/0/ng-rollout/1/verify', '/ng-rollout/1/verify'],
    [`/ng-rollout/${'a'.repeat(300)}/verify`, `/ng-rollout/${'a'.repeat(300)}/verify`],
  ])('makes of %.60s %.40s', (path, expected) => {
    expect(withoutRolloutPrefix(path)).toBe(expected)
  })
})

describe('pathOf', () => {
  test.each([
    ['/a/b?c=/d#e', '/a/b'],
    ['/a#b?c', '/a'],
    ['http://h:1/a?b', '/a'],
    ['http://h:1', '/'],
    ['/a%2Fb/../c', '/a%2Fb/../c'],
    ['//a', '//a'],
    ['*', '/'],
    ['?', '/'],
  ])('takes from %s the path %s as it is written', (url, expected) => {
    expect(pathOf(url)).toBe(expected)
  })
})
