import { existsSync } from 'node:fs'
import { leakedDescriptors, startedWithout } from '../process/leaked-descriptors.ts'
import { environment, type Launch, programFolder, workFolder } from '../provider/provider.ts'
import { SandboxError } from '../sandbox-error.ts'

/** File descriptors of a started bubblewrap beside the standard ones. */
export const [channelFd, statusFd, filterFd, blockFd] = [3, 4, 5, 6] as const

/** Folders of the system that programs need, read-only. */
const systemFolders = ['/usr/bin', '/usr/lib', '/usr/lib64', '/usr/libexec', '/usr/share', '/usr/sbin', '/usr/include']
const systemLinks = ['bin', 'sbin', 'lib', 'lib64']
const systemFiles = ['/etc/alternatives', '/etc/ld.so.cache', '/etc/localtime']
/** Bubblewrap's own `/dev` has places to write that no limit holds, and terminals. */
const devices = ['null', 'zero', 'full', 'random', 'urandom']
const deviceLinks: readonly [to: string, name: string][] = [
  ['/proc/self/fd', 'fd'],
  ['/proc/self/fd/0', 'stdin'],
  ['/proc/self/fd/1', 'stdout'],
  ['/proc/self/fd/2', 'stderr'],
  [workFolder, 'shm'],
]

/** Makes the arguments of a bubblewrap for a job; what is the same for all is looked up once. */
export function prepareArguments(usersFile: string): (job: Launch) => string[] {
  const before = [
    ['--unshare-all', '--unshare-user', '--disable-userns', '--die-with-parent', '--new-session', '--clearenv'],
    ['--cap-drop', 'ALL', '--uid', '65534', '--gid', '65534', '--hostname', 'sandbox'],
    ...systemFolders.filter(existsSync).map((each) => ['--ro-bind', each, each]),
    ...systemLinks.map((each) => (existsSync(`/usr/${each}`) ? ['--symlink', `usr/${each}`, `/${each}`] : [])),
    ...systemFiles.map((each) => ['--ro-bind-try', each, each]),
    ['--ro-bind', usersFile, '/etc/passwd'],
    ['--proc', '/proc'],
    // Process 1 is bubblewrap's own and has no limits: who can write to its memory has none either.
    ['--tmpfs', '/proc/1', '--remount-ro', '/proc/1'],
    ...devices.map((each) => ['--dev-bind', `/dev/${each}`, `/dev/${each}`]),
    ...deviceLinks.map(([to, name]) => ['--symlink', to, `/dev/${name}`]),
  ].flat()
  const after = [
    ['--remount-ro', '/', '--chdir', workFolder],
    ...Object.entries({ ...environment, PATH: '/usr/bin:/bin' }).map(([name, value]) => ['--setenv', name, value]),
    ['--json-status-fd', `${statusFd}`, '--seccomp', `${filterFd}`, '--block-fd', `${blockFd}`, '--'],
  ].flat()
  const leaked = leakedDescriptors().filter((fd) => fd > blockFd)
  return (job) => {
    if (job.argv.length === 0) throw new SandboxError('program_invalid', 'There is nothing to run')
    const own = [
      ['--size', `${job.limits.scratchBytes}`, '--tmpfs', workFolder, '--symlink', 'work', '/tmp'],
      ['--ro-bind', job.folder, programFolder],
      ...job.mounts.map(({ from, to }) => ['--ro-bind', from, to]),
    ].flat()
    return [...before, ...own, ...after, ...startedWithout(leaked, [...limitArguments(job), ...job.argv])]
  }
}

/** The first process of the namespace, which is bubblewrap's and counts as one of the user's. */
const supervisors = 1

/** Sets the limits of each process, from inside: the kernel counts processes for each namespace of users. */
function limitArguments({ limits, overheadBytes }: Launch): string[] {
  const cpuSeconds = Math.ceil(limits.cpuMs / 1000)
  return [
    '/usr/bin/prlimit',
    `--data=${limits.memoryBytes + overheadBytes}`,
    `--nproc=${limits.processes + supervisors}`,
    `--cpu=${cpuSeconds}:${cpuSeconds + 1}`,
    `--fsize=${limits.fileBytes}`,
    `--nofile=${limits.openFiles}`,
    '--core=0',
    '--memlock=0',
    '--msgqueue=0',
    '--',
  ]
}
