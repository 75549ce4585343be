import type { Problem } from '../provider/provider.ts'
import { type Answer, firstComplaint } from './ask-command.ts'
import type { ContainerCommand } from './run-arguments.ts'

interface CheckOptions {
  command: ContainerCommand
  image: string
  ask: (...args: string[]) => Promise<Answer>
}

const installs = { docker: 'apt-get install --yes docker.io', podman: 'apt-get install --yes podman' } as const

/** Says what is missing: the command, what stands behind it, or the image. */
export async function checkContainers({ command, image, ask }: CheckOptions): Promise<Problem | undefined> {
  const version = await ask('--version')
  if (version.isMissing) return { reason: `${command} is not installed`, fix: installs[command] }
  if (version.code !== 0) return { reason: `${command} does not work here: ${firstComplaint(version)}` }
  const info = await ask('info')
  if (info.code !== 0 || /cannot connect to the docker daemon/i.test(info.stderr))
    return command === 'docker'
      ? { reason: `the daemon of docker cannot be reached: ${complaintOfDaemon(info)}`, fix: 'systemctl start docker' }
      : { reason: `podman does not work here: ${firstComplaint(info)}` }
  const found = await ask('image', 'inspect', '--format', '{{.Id}}', image)
  if (found.code !== 0)
    return { reason: `the image ${image} is not here: ${firstComplaint(found)}`, fix: `${command} pull ${image}` }
  return undefined
}

const complaintOfDaemon = (info: Answer): string =>
  info.stderr
    .split('\n')
    .find((line) => /daemon/i.test(line))
    ?.trim() ?? firstComplaint(info)
