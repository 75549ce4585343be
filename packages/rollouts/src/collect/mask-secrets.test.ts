import { describe, expect, test } from 'vitest'
import { maskSecrets, maskText, secretsOf } from './mask-secrets.ts'

describe('maskSecrets', () => {
  test('masks a known secret under whatever name, at any depth (SEC-2)', () => {
    const value = { note: 'the canary-value-1', deep: [{ innocent: 'canary-value-1' }], n: 1, none: null }
    expect(maskSecrets(value, ['canary-value-1'])).toEqual({
      note: 'the ***',
      deep: [{ innocent: '***' }],
      n: 1,
      none: null,
    })
  })

  test('masks fields named like secrets, and the word after such a flag', () => {
    expect(maskSecrets({ api_key: 'x', modelApiKey: 'y', tokens: 3, max_tokens: 5, password: '' })).toEqual({
      api_key: '***',
      modelApiKey: '***',
      tokens: 3,
      max_tokens: 5,
      password: '',
    })
    expect(maskSecrets({ command: ['gym', '--api-key', 'abc', '--limit', '3'] })).toEqual({
      command: ['gym', '--api-key', '***', '--limit', '3'],
    })
    expect(maskSecrets({ command: ['--model-api-key=abc'] })).toEqual({ command: ['--model-api-key=***'] })
  })
})

describe('maskText', () => {
  test('masks keys, bearer tokens and passwords in URLs by their shape', () => {
    expect(maskText('Bearer abcdefghijk, sk-proj-12345678, http://user:hunter2@host/')).toBe(
      '***, ***, http://user:***@host/',
    )
  })

  test('leaves words alone that only look a little like them', () => {
    expect(maskText('Basic training; risk-averse; http://127.0.0.1:8080/verify')).toBe(
      'Basic training; risk-averse; http://127.0.0.1:8080/verify',
    )
  })
})

describe('secretsOf', () => {
  test('takes the values of variables whose names speak of secrets', () => {
    expect(
      secretsOf({
        OPENAI_API_KEY: 'canary-value-1',
        HF_TOKEN: 'canary-value-2',
        TOKEN: 'short',
        HOME: '/home/somebody',
      }),
    ).toEqual(['canary-value-1', 'canary-value-2'])
  })
})
