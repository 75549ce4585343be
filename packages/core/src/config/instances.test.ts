import { describe, expect, expectTypeOf, test } from 'vitest'
import { serverInstances } from './instances.ts'
import { parseConfig } from './load.ts'
import type { ResourcesServerConfig } from './schema.ts'

const config = parseConfig(
  `
weather: {resources_servers: {weather_server: {entrypoint: e.ts, domain: agent}}}
policy: {responses_api_models: {oracle: {entrypoint: m.ts}}}
player:
  responses_api_agents:
    simple_agent:
      entrypoint: a.ts
      resources_server: {type: resources_servers, name: weather}
      model_server: {type: responses_api_models, name: policy}
episodes:
  environment_servers:
    single_agent_turn: {entrypoint: e.ts, agent_server: {type: responses_api_agents, name: player}}
`,
  { file: 'x.yaml', env: {} },
)

describe('serverInstances', () => {
  test('lists every server with its name, type, implementation and settings', () => {
    const found = serverInstances(config).map(({ name, type, implementation }) => [name, type, implementation])
    expect(found).toEqual([
      ['weather', 'resources_servers', 'weather_server'],
      ['policy', 'responses_api_models', 'oracle'],
      ['player', 'responses_api_agents', 'simple_agent'],
      ['episodes', 'environment_servers', 'single_agent_turn'],
    ])
  })

  test('types the settings by the type of the server', () => {
    for (const instance of serverInstances(config)) {
      if (instance.type !== 'resources_servers') continue
      expectTypeOf(instance.config).toEqualTypeOf<ResourcesServerConfig>()
      expect(instance.config.domain).toBe('agent')
    }
  })
})
