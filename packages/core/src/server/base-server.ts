import { consoleLogger, type Logger } from './logger.ts'

/** What every server is configured with. */
export interface BaseServerConfig {
  /** Name of this instance, as in the configuration; part of its cookie's name. @default the class's name */
  name?: string
  /** @default 127.0.0.1 */
  host?: string
  /** 0 takes any free port. @default 0 */
  port?: number
  log?: Logger
}

/** The root of all servers: a name, a configuration and a log. */
export abstract class BaseServer<Config extends BaseServerConfig = BaseServerConfig> {
  readonly config: Config
  readonly name: string
  readonly log: Logger

  constructor(config: Config) {
    this.config = config
    this.name = config.name ?? new.target.name
    this.log = config.log ?? consoleLogger
  }
}
