import { groupBytes } from '../limits.ts'
import { environment, type Launch, programFolder, workFolder } from '../provider/provider.ts'

export type ContainerCommand = 'docker' | 'podman'

/** The label of all containers that sandboxes made; its value is the home's own. */
export const labelKey = 'gym-sandbox'
/** On which system, and among which processes, the maker of a container runs. */
export const hostKey = 'gym-sandbox.host'

interface RunOptions {
  command: ContainerCommand
  image: string
  name: string
  label: string
  host: string
  /** Written to standard error when the program is about to begin. */
  mark: string
  job: Launch
}

/** The process that stands above the program in its container. */
const supervisors = 1
/** Every container's user is one to the kernel, which counts its processes together: the bound of one container is another. */
const processesOfAll = 16_384
const searchPath = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin'

/** Arguments of `docker run` or `podman run` for a job. */
export function runArguments({ command, image, name, label, host, mark, job }: RunOptions): string[] {
  const { limits, folder, mounts, overheadBytes, argv } = job
  const cpuSeconds = Math.ceil(limits.cpuMs / 1000)
  return [
    ['run', '--rm', '--interactive', '--init', '--pull', 'never', '--log-driver', 'none', '--no-healthcheck'],
    ['--name', name, '--label', `${labelKey}=${label}`, '--label', `${hostKey}=${host}`],
    ['--network', 'none', '--hostname', 'sandbox', '--user', '65534:65534'],
    ['--read-only', ...(command === 'podman' ? ['--read-only-tmpfs=false'] : [])],
    ['--cap-drop', 'ALL', '--security-opt', 'no-new-privileges'],
    ['--pids-limit', `${limits.processes + supervisors}`],
    ['--memory', `${groupBytes(limits)}`, '--memory-swap', `${groupBytes(limits)}`],
    ['--ulimit', `data=${limits.memoryBytes + overheadBytes}`],
    ['--ulimit', `nproc=${processesOfAll}`],
    ['--ulimit', `cpu=${cpuSeconds}:${cpuSeconds + 1}`],
    ['--ulimit', `fsize=${limits.fileBytes}`],
    ['--ulimit', `nofile=${limits.openFiles}`],
    ['--ulimit', 'core=0', '--ulimit', 'memlock=0', '--ulimit', 'msgqueue=0'],
    // Room for semaphores and no more: all files together are in the work folder.
    ['--shm-size', '1m'],
    ['--tmpfs', `${workFolder}:rw,exec,nosuid,nodev,mode=1777,size=${limits.scratchBytes}`, '--workdir', workFolder],
    ['--volume', `${folder}:${programFolder}:ro`],
    ...mounts.map(({ from, to }) => ['--volume', `${from}:${to}:ro`]),
    ...Object.entries({ PATH: searchPath, ...environment }).map(([key, value]) => ['--env', `${key}=${value}`]),
    // Only what has said so has begun; any other end is the command's own.
    ['--entrypoint', '/bin/sh', image, '-c', `printf %s "$0" >&2; exec "$@"`, mark, ...argv],
  ].flat()
}
