import { resolve } from 'node:path'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { stringify } from 'yaml'
import { loadConfig, type LoadConfigOptions, parseConfig } from './load.ts'

/** A resources server named weather with `settings` beside the required ones. */
function weather(settings: Record<string, unknown> = {}): string {
  return stringify({
    weather: { resources_servers: { weather: { entrypoint: 'env.ts', domain: 'agent', ...settings } } },
  })
}

const agent = (settings: Record<string, unknown>) =>
  stringify({
    player: {
      responses_api_agents: {
        simple_agent: {
          entrypoint: 'agent.ts',
          resources_server: { type: 'resources_servers', name: 'weather' },
          model_server: { type: 'responses_api_models', name: 'policy' },
          ...settings,
        },
      },
    },
  })

const model = stringify({ policy: { responses_api_models: { oracle: { entrypoint: 'model.ts', seed: 7 } } } })

const parse = (text: string, overrides: string[] = [], env: Record<string, string> = {}) =>
  parseConfig(text, { file: 'x.yaml', overrides, env })

/** The messages of the problems that `read` ends in. */
function problems(read: () => unknown): string[] {
  try {
    read()
  } catch (error) {
    if (error instanceof Error) return error.message.split('\n').map((line) => line.trim())
  }
  throw new Error('the config was accepted')
}

/** Loads `files['main.yaml']` from memory, in the folder /work. */
function load(files: Record<string, string>, options: LoadConfigOptions = {}) {
  const read = (path: string) => {
    const text = files[path.replace('/project/', '')]
    return text === undefined ? Promise.reject(new Error(`no ${path}`)) : Promise.resolve(text)
  }
  const exists = (path: string) => Promise.resolve(path.replace('/project/', '') in files)
  return loadConfig('main.yaml', { cwd: '/project', readFile: read, exists, env: {}, ...options })
}

describe('parseConfig', () => {
  test('keeps the form and the words of the file and fills in the defaults', () => {
    expect(parse(weather() + agent({}) + model)).toEqual({
      weather: {
        resources_servers: { weather: { entrypoint: 'env.ts', domain: 'agent', host: '127.0.0.1', port: 0 } },
      },
      player: {
        responses_api_agents: {
          simple_agent: {
            entrypoint: 'agent.ts',
            host: '127.0.0.1',
            port: 0,
            resources_server: { type: 'resources_servers', name: 'weather' },
            model_server: { type: 'responses_api_models', name: 'policy' },
            max_steps: 32,
            timeout_ms: 600_000,
          },
        },
      },
      policy: { responses_api_models: { oracle: { entrypoint: 'model.ts', host: '127.0.0.1', port: 0, seed: 7 } } },
    })
  })

  test('reads every setting of a resources server', () => {
    const settings = {
      host: '0.0.0.0',
      port: 8001,
      num_workers: 1,
      description: 'd',
      value: 'v',
      verified: true,
      verified_url: 'https://example.org',
      allowed_agents: ['simple_agent'],
      allowed_model_types: ['oracle'],
      datasets: [
        { name: 'example', type: 'example', jsonl_fpath: 'a.jsonl', num_repeats: 2 },
        {
          name: 'train',
          type: 'train',
          jsonl_fpath: 'b.jsonl',
          num_repeats: 1,
          license: 'MIT',
          source: { type: 'huggingface', repo_id: 'a/b' },
        },
        {
          name: 'bench',
          type: 'benchmark',
          jsonl_fpath: 'c.jsonl',
          num_repeats: 1,
          prepare_script: 'p.ts',
          agent: 'player',
        },
      ],
      settings: { max_term: 9, wording: 'long' },
      max_sessions: 10,
      session_idle_ms: 1000,
      max_body_bytes: 1_000_000,
      max_nesting: 64,
      tool_timeout_ms: 1000,
      session_tool_time_ms: 60_000,
      verify_timeout_ms: 2000,
    }
    expect(parse(weather(settings))).toEqual({
      weather: { resources_servers: { weather: { entrypoint: 'env.ts', domain: 'agent', ...settings } } },
    })
  })

  test('gives default_host to servers that name no host', () => {
    const config = parse(`default_host: 0.0.0.0\n${weather()}${agent({ host: '::1' })}${model}`)
    expect(config).toMatchObject({
      weather: { resources_servers: { weather: { host: '0.0.0.0' } } },
      player: { responses_api_agents: { simple_agent: { host: '::1' } } },
      policy: { responses_api_models: { oracle: { host: '0.0.0.0' } } },
    })
    expect(config).not.toHaveProperty('default_host')
  })

  test('takes the decimal text of the environment for a whole number', () => {
    const config = parse(weather({ port: '${oc.env:PORT}' }), [], { PORT: '8001' })
    expect(config).toMatchObject({ weather: { resources_servers: { weather: { port: 8001 } } } })
  })

  test.each([
    [{ prot: 1 }, 'weather.resources_servers.weather.prot is not a setting; did you mean "port"?'],
    [
      { sesion_idle_ms: 1 },
      'weather.resources_servers.weather.sesion_idle_ms is not a setting; did you mean "session_idle_ms"?',
    ],
    [{ settings: 9 }, 'weather.resources_servers.weather.settings must be a map, not a number.'],
    [{ port: 65_536 }, 'weather.resources_servers.weather.port must be at most 65535.'],
    [{ port: -1 }, 'weather.resources_servers.weather.port must be at least 0.'],
    [{ port: 1.5 }, 'weather.resources_servers.weather.port must be a whole number.'],
    [{ port: 'http' }, 'weather.resources_servers.weather.port must be a whole number, not text.'],
    [{ host: '' }, 'weather.resources_servers.weather.host must not be empty.'],
    [{ host: ['a'] }, 'weather.resources_servers.weather.host must be text, not a list.'],
    [{ verified: 'yes' }, 'weather.resources_servers.weather.verified must be true or false, not text.'],
    [{ domain: 'gaems' }, 'weather.resources_servers.weather.domain cannot be "gaems"; did you mean "games"?'],
    [
      { num_workers: 2 },
      'weather.resources_servers.weather.num_workers must be 1: the state of the sessions is in one process.',
    ],
    [{ session_idle_ms: 2 ** 31 }, 'weather.resources_servers.weather.session_idle_ms must be at most 2147483647.'],
    [{ max_sessions: 0 }, 'weather.resources_servers.weather.max_sessions must be at least 1.'],
    [
      { datasets: [{ name: 'a', type: 'trian', jsonl_fpath: 'b' }] },
      'weather.resources_servers.weather.datasets.0.type cannot be "trian"; did you mean "train"?',
    ],
    [
      { datasets: [{ name: 'a', type: 'train', jsonl_fpath: 'b' }] },
      'weather.resources_servers.weather.datasets.0.license must be set for a dataset of type train or validation.',
    ],
    [
      { datasets: [{ name: 'a', type: 'example', jsonl_path: 'b' }] },
      'weather.resources_servers.weather.datasets.0.jsonl_path is not a setting; did you mean "jsonl_fpath"?',
    ],
    [
      { datasets: [{ name: 'a', type: 'example' }] },
      'weather.resources_servers.weather.datasets.0.jsonl_fpath must be set.',
    ],
    [
      { expose_tools_over_mcp: true },
      'weather.resources_servers.weather.expose_tools_over_mcp is a setting of NeMo Gym that is not supported here.',
    ],
  ])('refuses %j by file, line, path and nearest valid name (AUT-4)', (settings, message) => {
    expect(problems(() => parse(weather(settings)))).toEqual([expect.stringMatching(/^x\.yaml:\d+:\d+: /)])
    expect(problems(() => parse(weather(settings)))[0]).toContain(`: ${message}`)
  })

  test.each([
    [
      'weather:\n  resource_servers: {}',
      'x.yaml:2:3: weather.resource_servers is no server type; did you mean "resources_servers"?',
    ],
    [
      'weather: {}',
      'x.yaml:1:1: weather must hold one of resources_servers, responses_api_agents, responses_api_models, environment_servers.',
    ],
    [
      'weather: {resources_servers: {}}',
      'x.yaml:1:11: weather.resources_servers must hold exactly one implementation, it has none.',
    ],
    [
      'weather: {resources_servers: {a: {}, b: {}}}',
      'x.yaml:1:11: weather.resources_servers must hold exactly one implementation, it has a, b.',
    ],
    ['weather: {resources_servers: {a: 1}}', 'x.yaml:1:31: weather.resources_servers.a must be a map of settings.'],
    [`${weather()}head_server: {}`, 'x.yaml:6:1: head_server is a setting of NeMo Gym that is not supported here.'],
    [
      `${weather()}defaulthost: x`,
      'x.yaml:6:1: defaulthost is neither a server instance nor a value that a ${…} uses; did you mean "default_host"?',
    ],
    [`${weather()}default_host: 1`, 'x.yaml:6:1: default_host must be text, such as 127.0.0.1.'],
    [
      '"a.b": {resources_servers: {w: {entrypoint: e, domain: math}}}',
      'x.yaml:1:1: "a.b" cannot be a name: use letters, digits, _ and -.',
    ],
    ['{}', 'x.yaml:1:1: this config has no server instance, such as weather: {resources_servers: {weather: …}}.'],
    ['', 'x.yaml:1:1: this config is empty; write a server instance by its name.'],
    ['[1]', 'x.yaml:1:1: a config must be a map; write a server instance by its name.'],
    [
      'config_paths: [a.yaml]',
      'x.yaml:1:1: config_paths can only be followed when it stands in a file that is loaded.',
    ],
  ])('refuses %j', (text, message) => {
    expect(problems(() => parse(text))).toEqual([message])
  })

  test('counts a misspelt required key as one mistake and lists all mistakes at once, for programs too', () => {
    const text = 'weather:\n  resources_servers:\n    weather:\n      entrypont: e.ts\n      domain: gaems\n'
    expect(() => parse(text)).toThrow(
      expect.objectContaining({
        code: 'config_unknown_key',
        message: `2 problems in the config:
  x.yaml:4:7: weather.resources_servers.weather.entrypont is not a setting; did you mean "entrypoint"?
  x.yaml:5:7: weather.resources_servers.weather.domain cannot be "gaems"; did you mean "games"?`,
        details: {
          problems: [
            expect.objectContaining({ place: { file: 'x.yaml', line: 4, column: 7 }, nearest: 'entrypoint' }),
            expect.objectContaining({ path: 'weather.resources_servers.weather.domain', nearest: 'games' }),
          ],
        },
      }),
    )
  })

  test('says config_value_missing for a required key that is absent, empty or ???', () => {
    for (const domain of [undefined, null, '???']) {
      expect(() => parse(weather({ domain }))).toThrow(
        expect.objectContaining({
          code: 'config_value_missing',
          message: expect.stringContaining('weather.resources_servers.weather.domain must be set'),
        }),
      )
    }
  })

  test('accepts a value at the top when a ${…} uses it, and refuses it when none does', () => {
    expect(() => parse(`key: x\n${weather({ description: '${key}' })}`)).not.toThrow()
    expect(problems(() => parse(`key: x\n${weather()}`))[0]).toMatch(/key is neither a server instance nor/)
  })

  test('throws nothing but its own errors, whatever the config', () => {
    const word = fc.constantFrom(
      'resources_servers',
      'responses_api_agents',
      'environment_servers',
      'entrypoint',
      'port',
      'type',
      'name',
      'datasets',
      'a',
      '???',
      '${a}',
      '${a.b}',
      'weather',
    )
    const { tree } = fc.letrec((tie) => ({
      tree: fc.oneof(
        { depthSize: 'medium' },
        word,
        fc.integer(),
        fc.constant(null),
        fc.array(tie('tree'), { maxLength: 3 }),
        tie('map'),
      ),
      map: fc.dictionary(word, tie('tree'), { maxKeys: 4, noNullPrototype: true }),
    }))
    fc.assert(
      fc.property(tree, (value) => {
        try {
          parse(stringify(value))
        } catch (error) {
          expect(error).toMatchObject({ name: 'GymError', code: expect.stringMatching(/^config_/) })
        }
      }),
      { numRuns: 300 },
    )
  })
})

describe('parseConfig between servers', () => {
  test('refuses references to servers that are not there, with the nearest or the available ones', () => {
    const text = weather() + agent({ resources_server: { type: 'resources_servers', name: 'wether' } })
    expect(problems(() => parse(text)).slice(1)).toEqual([
      expect.stringMatching(
        /^x\.yaml:\d+:9: player\.responses_api_agents\.simple_agent\.resources_server\.name refers to "wether", which is none of this config's resources_servers; did you mean "weather"\?$/,
      ),
      expect.stringMatching(
        /model_server\.name refers to "policy", which is none of this config's responses_api_models; none is available\.$/,
      ),
    ])
  })

  test("follows references among a model's own settings", () => {
    const judge = stringify({
      policy: {
        responses_api_models: {
          oracle: { entrypoint: 'm.ts', judge: { type: 'responses_api_models', name: 'jugde' } },
        },
      },
      judge: { responses_api_models: { oracle: { entrypoint: 'm.ts' } } },
    })
    expect(problems(() => parse(judge))[0]).toMatch(
      /policy\.responses_api_models\.oracle\.judge\.name .* did you mean "judge"\?$/,
    )
  })

  test('refuses a reference of the wrong type', () => {
    const text = weather() + model + agent({ model_server: { type: 'resources_servers', name: 'weather' } })
    expect(problems(() => parse(text))[0]).toMatch(
      /model_server\.type cannot be "resources_servers"; available: responses_api_models\.$/,
    )
  })

  test('holds agents to allowed_agents and allowed_model_types', () => {
    const strict = weather({ allowed_agents: ['gymnasium_agent'], allowed_model_types: ['openai_model'] })
    expect(problems(() => parse(strict + agent({}) + model)).slice(1)).toEqual([
      expect.stringMatching(/player is a simple_agent, and weather allows only the agents gymnasium_agent\.$/),
      expect.stringMatching(
        /player uses the model policy, a oracle, and weather allows only the model types openai_model\.$/,
      ),
    ])
    const fitting = weather({ allowed_agents: ['simple_agent'], allowed_model_types: ['oracle'] })
    expect(() => parse(fitting + agent({}) + model)).not.toThrow()
  })

  test('refuses one port for two servers, and any number of free ones', () => {
    const text = weather({ port: 8001 }) + model.replace('seed: 7', 'port: 8001')
    expect(problems(() => parse(text))[0]).toMatch(
      /policy wants port 8001 of 127\.0\.0\.1, which weather has \(x\.yaml:\d+:\d+\); 0 takes any free port\.$/,
    )
    expect(() => parse(weather() + model)).not.toThrow()
  })
})

describe('parseConfig with overrides', () => {
  test('sets what is there and what is not, the last one winning', () => {
    const config = parse(weather({ port: 1 }), [
      'weather.resources_servers.weather.port=8001',
      '++weather.resources_servers.weather.max_sessions=5',
      'weather.resources_servers.weather.port=8002',
      'weather.resources_servers.weather.allowed_agents=[a, b]',
    ])
    expect(config).toMatchObject({
      weather: { resources_servers: { weather: { port: 8002, max_sessions: 5, allowed_agents: ['a', 'b'] } } },
    })
  })

  test('fills a ??? and lets an override refer', () => {
    const config = parse(weather({ port: '???' }), ['weather.resources_servers.weather.port=${oc.env:P}'], { P: '9' })
    expect(config).toMatchObject({ weather: { resources_servers: { weather: { port: 9 } } } })
  })

  test.each([
    [
      'wether.resources_servers.weather.port=1',
      'the override of wether.resources_servers.weather.port: wether is not in the config; did you mean "weather"?',
    ],
    [
      'weather.resources_servers.wether.port=1',
      'the override of weather.resources_servers.wether.port: weather.resources_servers.wether is not in the config; did you mean "weather"?',
    ],
    [
      'weather.resources_servers.weather.prot=1',
      'the override of weather.resources_servers.weather.prot: weather.resources_servers.weather.prot is not a setting; did you mean "port"?',
    ],
    ['port', 'the override of nothing: an override has the form instance.server_type.implementation.key=value.'],
    ['=1', 'the override of nothing: an override has the form instance.server_type.implementation.key=value.'],
    ['~weather=1', 'the override of ~weather: an override has the form instance.server_type.implementation.key=value.'],
    [
      '__proto__.x=1',
      'the override of __proto__.x: an override has the form instance.server_type.implementation.key=value.',
    ],
    [
      'config_paths=[a.yaml]',
      'the override of config_paths: config_paths can only be followed when it stands in a file that is loaded.',
    ],
  ])('refuses %s', (override, message) => {
    expect(problems(() => parse(weather(), [override]))).toEqual([message])
  })

  test('does not repeat the value of an override, which may be a secret', () => {
    const [message] = problems(() => parse(weather(), ['weather.resources_servers.weather.host=[s3cret, "']))
    expect(message).toMatch(/^the override of weather\.resources_servers\.weather\.host: this is not valid YAML/)
    expect(message).not.toContain('s3cret')
  })
})

describe('loadConfig', () => {
  test('lets a file win over its includes, later includes over earlier ones, and overrides over all', async () => {
    const config = await load(
      {
        'main.yaml': `config_paths: [first.yaml, second.yaml]\n${weather({ max_sessions: 1 })}`,
        'first.yaml': weather({ max_sessions: 2, max_nesting: 2, max_body_bytes: 2, port: 2 }),
        'second.yaml': `config_paths: [third.yaml]\n${weather({ max_nesting: 3 })}`,
        'third.yaml': weather({ max_nesting: 4, max_body_bytes: 4, port: 4 }),
      },
      { overrides: ['weather.resources_servers.weather.port=5'] },
    )
    expect(config).toMatchObject({
      weather: { resources_servers: { weather: { max_sessions: 1, max_nesting: 3, max_body_bytes: 4, port: 5 } } },
    })
  })

  test('finds an include from the working directory first, then beside the file that names it', async () => {
    const files = {
      'main.yaml': 'config_paths: [sub/a.yaml]\n',
      'sub/a.yaml': `config_paths: [b.yaml, "\${oc.env:MODEL}.yaml"]\n${agent({})}`,
      'sub/b.yaml': weather(),
      'models/policy.yaml': model,
    }
    const config = await load(files, { env: { MODEL: 'models/policy' } })
    expect(Object.keys(config)).toEqual(['weather', 'policy', 'player'])
  })

  test('names the included file in which a mistake stands', async () => {
    const files = { 'main.yaml': 'config_paths: [sub/a.yaml]', 'sub/a.yaml': weather({ prot: 1 }) }
    await expect(load(files)).rejects.toThrow('sub/a.yaml:6:7: weather.resources_servers.weather.prot is not a setting')
  })

  test('loads a file once that is included twice', async () => {
    const files = {
      'main.yaml': 'config_paths: [base.yaml, over.yaml, again.yaml]',
      'base.yaml': weather({ port: 1 }),
      'over.yaml': weather({ port: 2 }),
      'again.yaml': 'config_paths: [base.yaml]\n',
    }
    await expect(load({ ...files, 'again.yaml': `config_paths: [base.yaml]\n${model}` })).resolves.toMatchObject({
      weather: { resources_servers: { weather: { port: 2 } } },
    })
  })

  test.each([
    [
      { 'main.yaml': 'config_paths: [a.yaml]', 'a.yaml': 'config_paths: [main.yaml]' },
      'a.yaml:1:16: config_paths leads in a circle: main.yaml → a.yaml → main.yaml.',
    ],
    [
      { 'main.yaml': 'config_paths: a.yaml' },
      'main.yaml:1:1: config_paths must be a list of paths, such as [configs/weather.yaml].',
    ],
    [
      { 'main.yaml': 'config_paths: [1]' },
      'main.yaml:1:16: config_paths must be a list of paths, such as [configs/weather.yaml].',
    ],
    [{ 'main.yaml': 'config_paths: [a.yaml]', 'a.yaml': 'a: [' }, 'a.yaml:1:5: this is not valid YAML'],
    [
      { 'main.yaml': 'config_paths: [sub/a.yaml]', 'sub/a.yaml': 'config_paths: [b.yaml]' },
      'sub/a.yaml:1:16: the config b.yaml cannot be read: looked for /project/b.yaml and /project/sub/b.yaml.',
    ],
    [{}, 'the config main.yaml cannot be read: looked for /project/main.yaml.'],
  ])('refuses %j', async (files, message) => {
    await expect(load(files)).rejects.toThrow(message)
    await expect(load(files)).rejects.toMatchObject({ name: 'GymError' })
  })

  test('rewrites a path that is only found beside its own file, so that it leads somewhere from the working directory', async () => {
    const datasets = [
      { name: 'near', type: 'example', jsonl_fpath: 'data/near.jsonl' },
      { name: 'far', type: 'example', jsonl_fpath: 'data/far.jsonl' },
      { name: 'none', type: 'example', jsonl_fpath: 'data/none.jsonl' },
    ]
    const config = await load({
      'main.yaml': 'config_paths: [envs/weather/config.yaml]',
      'envs/weather/config.yaml': weather({ datasets }),
      'envs/weather/env.ts': '',
      'envs/weather/data/near.jsonl': '',
      'envs/weather/data/far.jsonl': '',
      'data/far.jsonl': '',
    })
    expect(config).toMatchObject({
      weather: {
        resources_servers: {
          weather: {
            entrypoint: 'envs/weather/env.ts',
            datasets: [
              { jsonl_fpath: 'envs/weather/data/near.jsonl' },
              { jsonl_fpath: 'data/far.jsonl' },
              { jsonl_fpath: 'data/none.jsonl' },
            ],
          },
        },
      },
    })
  })

  test('reads the configs of this repository from disk', async () => {
    const cwd = resolve(import.meta.dirname, '../../../..')
    await expect(loadConfig('configs/weather.yaml', { cwd, env: {} })).resolves.toMatchObject({
      weather: {
        resources_servers: {
          weather: { entrypoint: 'environments/weather/src/environment.ts', domain: 'agent', port: 0 },
        },
      },
    })
  })

  test('says for a folder why it cannot be read', async () => {
    await expect(loadConfig(import.meta.dirname)).rejects.toMatchObject({
      code: 'config_not_found',
      message: expect.stringContaining('(EISDIR)'),
    })
  })
})
