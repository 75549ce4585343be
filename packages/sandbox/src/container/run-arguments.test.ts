import { describe, expect, test } from 'vitest'
import { defaultLimits } from '../limits.ts'
import { runArguments } from './run-arguments.ts'

const job = {
  folder: '/tmp/home/1-ab',
  argv: ['/usr/bin/python3', '/program/main.py', '--network', 'host; $(rm)'],
  mounts: [{ from: '/opt/node', to: '/runtime/node' }],
  limits: { ...defaultLimits, cpuMs: 1500 },
  overheadBytes: 100,
  hasChannel: false,
}
const options = { image: 'image:1', name: 'label-1', label: 'label', host: 'host', mark: 'mark', job }

describe('runArguments', () => {
  test('of docker', () => {
    expect(runArguments({ command: 'docker', ...options })).toMatchSnapshot()
  })

  test('of podman, whose read-only containers have places to write otherwise', () => {
    const docker = runArguments({ command: 'docker', ...options })
    const podman = runArguments({ command: 'podman', ...options })
    expect(podman.filter((each) => !docker.includes(each))).toEqual(['--read-only-tmpfs=false'])
  })

  test('what the program is given stands behind the image, where nothing is an option', () => {
    const args = runArguments({ command: 'docker', ...options })
    expect(args.slice(args.indexOf('image:1'))).toEqual([
      'image:1',
      '-c',
      'printf %s "$0" >&2; exec "$@"',
      'mark',
      ...job.argv,
    ])
  })
})
