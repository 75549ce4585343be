export { BenchmarkDatasetConfig, DatasetConfig, DatasetLicense, DatasetSource, RowsDatasetConfig } from './dataset.ts'
export { type ServerInstance, serverInstances } from './instances.ts'
export { type ConfigSources, loadConfig, type LoadConfigOptions, parseConfig, type ParseConfigOptions } from './load.ts'
export { nearest } from './nearest.ts'
export { resolveConfigPath, type ResolveConfigPathOptions } from './paths.ts'
export type { Place, Problem } from './problem.ts'
export {
  AgentConfig,
  EnvironmentServerConfig,
  GymConfig,
  InstanceConfig,
  ModelConfig,
  ResourcesServerConfig,
  ServerType,
} from './schema.ts'
