import { describe, expect, test } from 'vitest'
import { seccompFilter } from './seccomp.ts'

const x64 = 0xc0_00_00_3e
const arm64 = 0xc0_00_00_b7
const i386 = 0x40_00_00_03

interface Call {
  number: number
  args?: readonly (number | bigint)[]
  audit?: number
}

/** Runs a filter as the kernel does: classic BPF on `struct seccomp_data`, as much of it as the filter may use. */
function verdict(filter: Buffer, { number, args = [], audit = x64 }: Call): string {
  const data = Buffer.alloc(64)
  data.writeUInt32LE(number >>> 0, 0)
  data.writeUInt32LE(audit, 4)
  for (const [index, arg] of args.entries()) data.writeBigUInt64LE(BigInt.asUintN(64, BigInt(arg)), 16 + 8 * index)
  let word = 0
  for (let at = 0; ; at += 1) {
    expect(at).toBeLessThan(filter.length / 8)
    const code = filter.readUInt16LE(at * 8)
    const [ifTrue, ifFalse] = [filter.readUInt8(at * 8 + 2), filter.readUInt8(at * 8 + 3)]
    const operand = filter.readUInt32LE(at * 8 + 4)
    const jump = (isTrue: boolean) => (at += isTrue ? ifTrue : ifFalse)
    switch (code) {
      // BPF_LD | BPF_W | BPF_ABS
      case 0x20:
        word = data.readUInt32LE(operand)
        break
      // BPF_JMP | BPF_JEQ, JGE, JSET with a constant
      case 0x15:
        jump(word === operand)
        break
      case 0x35:
        jump(word >= operand)
        break
      case 0x45:
        jump((word & operand) !== 0)
        break
      // BPF_RET
      case 0x06:
        return toVerdict(operand)
      default:
        throw new Error(`no instruction: ${code}`)
    }
  }
}

function toVerdict(operand: number): string {
  switch (operand >>> 16) {
    case 0x7fff:
      return 'allow'
    case 0x8000:
      return 'kill'
    case 0x0005:
      return { 1: 'EPERM', 38: 'ENOSYS', 97: 'EAFNOSUPPORT' }[operand & 0xff_ff] ?? `errno ${operand & 0xff_ff}`
    default:
      return `unknown ${operand}`
  }
}

const threadFlags = 0x3d_0f_00
const newUser = 0x10_00_00_00
const numbers = {
  x64: {
    read: 0,
    write: 1,
    openat: 257,
    mmap: 9,
    execve: 59,
    exit_group: 231,
    wait4: 61,
    futex: 202,
    kill: 62,
    prlimit64: 302,
    memfd_create: 319,
    clone: 56,
    socket: 41,
    socketpair: 53,
    ioctl: 16,
    connect: 42,
    mount: 165,
    umount2: 166,
    ptrace: 101,
    unshare: 272,
    setns: 308,
    bpf: 321,
    keyctl: 250,
    perf_event_open: 298,
    process_vm_writev: 311,
    userfaultfd: 323,
    pivot_root: 155,
    chroot: 161,
    init_module: 175,
    kexec_load: 246,
    move_mount: 429,
    open_tree: 428,
    fsopen: 430,
    mount_setattr: 442,
    open_by_handle_at: 304,
    clone3: 435,
    io_uring_setup: 425,
    reboot: 169,
    personality: 135,
  },
  arm64: {
    read: 63,
    write: 64,
    openat: 56,
    mmap: 222,
    execve: 221,
    exit_group: 94,
    wait4: 260,
    futex: 98,
    kill: 129,
    prlimit64: 261,
    memfd_create: 279,
    clone: 220,
    socket: 198,
    socketpair: 199,
    ioctl: 29,
    connect: 203,
    mount: 40,
    umount2: 39,
    ptrace: 117,
    unshare: 97,
    setns: 268,
    bpf: 280,
    keyctl: 219,
    perf_event_open: 241,
    process_vm_writev: 271,
    userfaultfd: 282,
    pivot_root: 41,
    chroot: 51,
    init_module: 105,
    kexec_load: 104,
    move_mount: 429,
    open_tree: 428,
    fsopen: 430,
    mount_setattr: 442,
    open_by_handle_at: 265,
    clone3: 435,
    io_uring_setup: 425,
    reboot: 142,
    personality: 92,
  },
} as const

describe.each([
  ['x64', x64],
  ['arm64', arm64],
] as const)('seccompFilter of %s', (arch, audit) => {
  const filter = seccompFilter(arch) as Buffer
  const call = numbers[arch]
  const ask = (name: keyof typeof call, ...args: (number | bigint)[]) =>
    verdict(filter, { number: call[name], args, audit })

  test.each([
    'read',
    'write',
    'openat',
    'mmap',
    'execve',
    'exit_group',
    'wait4',
    'futex',
    'kill',
    'prlimit64',
    'connect',
  ] as const)('allows %s', (name) => {
    expect(ask(name)).toBe('allow')
  })

  test.each([
    'mount',
    'umount2',
    'ptrace',
    'unshare',
    'setns',
    'bpf',
    'keyctl',
    'perf_event_open',
    'process_vm_writev',
    'userfaultfd',
    'pivot_root',
    'chroot',
    'init_module',
    'kexec_load',
    'move_mount',
    'open_tree',
    'fsopen',
    'mount_setattr',
    'open_by_handle_at',
    'reboot',
    'personality',
  ] as const)('refuses %s, whatever its arguments', (name) => {
    expect(ask(name)).toBe('EPERM')
    expect(ask(name, -1, -1, -1, -1, -1, -1)).toBe('EPERM')
  })

  test('answers some as a kernel without them, whose callers then do otherwise', () => {
    for (const name of ['clone3', 'io_uring_setup', 'memfd_create'] as const) expect(ask(name)).toBe('ENOSYS')
  })

  test('allows a new thread or process, and no new namespace', () => {
    expect(ask('clone', threadFlags)).toBe('allow')
    expect(ask('clone', 17)).toBe('allow')
    for (const flag of [newUser, 0x2_00_00, 0x2_00_00_00, 0x4_00_00_00, 0x8_00_00_00, 0x20_00_00_00, 0x40_00_00_00])
      expect(ask('clone', threadFlags | flag)).toBe('EPERM')
  })

  test('allows sockets of the families that a namespace holds, and no others', () => {
    for (const name of ['socket', 'socketpair'] as const) {
      for (const family of [1, 2, 10]) expect(ask(name, family, 1, 0)).toBe('allow')
      // netlink, packet, Bluetooth, ALG, vsock, XDP
      for (const family of [0, 16, 17, 31, 38, 40, 44, 0xff_ff_ff_ff])
        expect(ask(name, family, 1, 0)).toBe('EAFNOSUPPORT')
    }
  })

  test('reads a family as the kernel does, in 32 bits', () => {
    expect(ask('socket', 0x1_00_00_00_28n)).toBe('EAFNOSUPPORT')
    expect(ask('socket', 0x1_00_00_00_02n)).toBe('allow')
  })

  test('refuses to put characters into a terminal', () => {
    // TIOCSTI and TIOCLINUX; TCGETS and TIOCGWINSZ
    for (const request of [0x54_12, 0x54_1c]) expect(ask('ioctl', 0, request)).toBe('EPERM')
    expect(ask('ioctl', 0, 0x1_00_00_54_12n)).toBe('EPERM')
    for (const request of [0x54_01, 0x54_13]) expect(ask('ioctl', 0, request)).toBe('allow')
  })

  test("kills who calls by another processor's numbers", () => {
    for (const other of [x64, arm64, i386, 0].filter((each) => each !== audit))
      for (const name of ['read', 'mount'] as const)
        expect(verdict(filter, { number: call[name], audit: other })).toBe('kill')
  })

  test('has no jump beyond its end, and is no longer than a kernel takes', () => {
    const length = filter.length / 8
    expect(length).toBeLessThan(4096)
    for (let number = 0; number < 1024; number += 1) verdict(filter, { number, audit })
  })
})

describe('seccompFilter', () => {
  test('refuses numbers of x32, which are the same calls by another door', () => {
    const filter = seccompFilter('x64') as Buffer
    for (const number of [0, numbers.x64.mount, numbers.x64.ptrace, 512, 547])
      expect(verdict(filter, { number: number + 0x40_00_00_00 })).toBe('ENOSYS')
    expect(verdict(filter, { number: -1 })).toBe('ENOSYS')
  })

  test('is not known for other processors', () => {
    expect(seccompFilter('riscv64')).toBeUndefined()
  })
})
