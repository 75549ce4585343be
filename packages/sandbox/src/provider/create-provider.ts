import { createBubblewrap } from '../bubblewrap/bubblewrap.ts'
import { createContainer } from '../container/container.ts'
import { createNone } from '../none/none.ts'
import type { Home } from '../process/home.ts'
import { SandboxError } from '../sandbox-error.ts'
import type { Provider } from './provider.ts'

/** What holds programs in. */
export interface ProviderOptions {
  /** By name, or a provider of your own. Default `bubblewrap`. `none` holds nothing in. */
  provider?: 'bubblewrap' | 'docker' | 'podman' | 'none' | ((home: Home) => Provider)
  /** The image whose programs run, for `docker` and `podman`; it has to be here. */
  image?: string
}

/** @throws {SandboxError} `unavailable` for containers without an image */
export function createProvider({ provider = 'bubblewrap', image }: ProviderOptions, home: Home): Provider {
  if (typeof provider === 'function') return provider(home)
  switch (provider) {
    case 'bubblewrap':
      return createBubblewrap({ home })
    case 'docker':
    case 'podman':
      if (image === undefined)
        throw new SandboxError(
          'unavailable',
          `The provider ${provider} needs an image, such as image: 'python:3.13-slim'`,
        )
      return createContainer({ command: provider, image, home })
    case 'none':
      return createNone()
  }
}
