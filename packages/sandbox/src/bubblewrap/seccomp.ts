/** Numbers of system calls, by processor; those that only one of them has are left out of the other's. */
const table: readonly [name: string, x64: number, arm64?: number][] = [
  ['acct', 163, 89],
  ['add_key', 248, 217],
  ['adjtimex', 159, 171],
  ['bpf', 321, 280],
  ['chroot', 161, 51],
  ['clock_adjtime', 305, 266],
  ['clock_settime', 227, 112],
  ['delete_module', 176, 106],
  ['fanotify_init', 300, 262],
  ['finit_module', 313, 273],
  ['fsconfig', 431, 431],
  ['fsmount', 432, 432],
  ['fsopen', 430, 430],
  ['fspick', 433, 433],
  ['init_module', 175, 105],
  ['ioperm', 173],
  ['iopl', 172],
  ['kcmp', 312, 272],
  ['kexec_file_load', 320, 294],
  ['kexec_load', 246, 104],
  ['keyctl', 250, 219],
  ['lookup_dcookie', 212, 18],
  ['mbind', 237, 235],
  ['memfd_secret', 447, 447],
  ['migrate_pages', 256, 238],
  ['modify_ldt', 154],
  ['mount', 165, 40],
  ['mount_setattr', 442, 442],
  ['move_mount', 429, 429],
  ['move_pages', 279, 239],
  ['name_to_handle_at', 303, 264],
  ['open_by_handle_at', 304, 265],
  ['open_tree', 428, 428],
  ['perf_event_open', 298, 241],
  ['personality', 135, 92],
  ['pidfd_getfd', 438, 438],
  ['pivot_root', 155, 41],
  ['process_madvise', 440, 440],
  ['process_vm_readv', 310, 270],
  ['process_vm_writev', 311, 271],
  ['ptrace', 101, 117],
  ['quotactl', 179, 60],
  ['quotactl_fd', 443, 443],
  ['reboot', 169, 142],
  ['request_key', 249, 218],
  ['set_mempolicy', 238, 237],
  ['setdomainname', 171, 162],
  ['sethostname', 170, 161],
  ['setns', 308, 268],
  ['settimeofday', 164, 170],
  ['swapoff', 168, 225],
  ['swapon', 167, 224],
  ['sysfs', 139],
  ['syslog', 103, 116],
  ['umount2', 166, 39],
  ['unshare', 272, 97],
  ['uselib', 134],
  ['userfaultfd', 323, 282],
  ['ustat', 136],
  ['vhangup', 153, 58],
]

/** Calls that are answered as a kernel without them would, for runtimes that then do without. */
const absent: readonly [name: string, x64: number, arm64: number][] = [
  ['clone3', 435, 435],
  ['io_uring_enter', 426, 426],
  ['io_uring_register', 427, 427],
  ['io_uring_setup', 425, 425],
  // Memory that belongs to no process, so that only a control group would count it.
  ['memfd_create', 319, 279],
  ['msgget', 68, 186],
  ['shmget', 29, 194],
]

interface Processor {
  /** AUDIT_ARCH_*, linux/audit.h */
  audit: number
  clone: number
  ioctl: number
  socket: number
  socketpair: number
  column: 1 | 2
}

const processors: Partial<Record<string, Processor>> = {
  x64: { audit: 0xc0_00_00_3e, clone: 56, ioctl: 16, socket: 41, socketpair: 53, column: 1 },
  arm64: { audit: 0xc0_00_00_b7, clone: 220, ioctl: 29, socket: 198, socketpair: 199, column: 2 },
}

// linux/bpf_common.h, linux/filter.h and linux/seccomp.h
const loadWord = 0x20
const jumpIfEqual = 0x15
const jumpIfAtLeast = 0x35
const jumpIfAnyBit = 0x45
const answer = 0x06
const allow = 0x7f_ff_00_00
const killProcess = 0x80_00_00_00
const errno = (number: number) => 0x00_05_00_00 + number
const [EPERM, ENOSYS, EAFNOSUPPORT] = [1, 38, 97]
// offsets in struct seccomp_data
const atNumber = 0
const atAudit = 4
const atArgument = (index: number) => 16 + 8 * index
/** CLONE_NEWNS, _NEWCGROUP, _NEWUTS, _NEWIPC, _NEWUSER, _NEWPID, _NEWNET and _NEWTIME. */
const newNamespaces = 0x7e_02_00_80
/** AF_UNIX, AF_INET, AF_INET6: others, such as those of virtual machines, are of no network namespace. */
const families = [1, 2, 10]
const [TIOCSTI, TIOCLINUX] = [0x54_12, 0x54_1c]
const firstX32 = 0x40_00_00_00

type Instruction = readonly [code: number, ifTrue: number, ifFalse: number, operand: number]

/**
 * A filter of system calls as bubblewrap loads it: an array of `struct sock_filter`, little-endian.
 *
 * Refuses what sees or changes the kernel, other processes' memory, mounts, namespaces, clocks, keys and families of sockets that
 * no namespace holds.
 *
 * @returns undefined for a processor that it is not known for
 */
export function seccompFilter(arch: string): Buffer | undefined {
  const processor = processors[arch]
  if (!processor) return undefined
  const { column } = processor
  const refuse = (number: number, code: number): Instruction[] => [
    [jumpIfEqual, 0, 1, number],
    [answer, 0, 0, errno(code)],
  ]
  const numbers = table.map((row) => row[column]).filter((number) => number !== undefined)
  const socketRule = (number: number): Instruction[] => [
    [jumpIfEqual, 0, families.length + 3, number],
    [loadWord, 0, 0, atArgument(0)],
    ...families.map((family, index): Instruction => [jumpIfEqual, families.length - index, 0, family]),
    [answer, 0, 0, errno(EAFNOSUPPORT)],
    [answer, 0, 0, allow],
  ]
  return encode([
    [loadWord, 0, 0, atAudit],
    [jumpIfEqual, 1, 0, processor.audit],
    [answer, 0, 0, killProcess],
    [loadWord, 0, 0, atNumber],
    ...(arch === 'x64'
      ? ([
          [jumpIfAtLeast, 0, 1, firstX32],
          [answer, 0, 0, errno(ENOSYS)],
        ] as const)
      : []),
    ...numbers.flatMap((number) => refuse(number, EPERM)),
    ...absent.flatMap((row) => refuse(row[column], ENOSYS)),
    ...socketRule(processor.socket),
    ...socketRule(processor.socketpair),
    [jumpIfEqual, 0, 4, processor.clone],
    [loadWord, 0, 0, atArgument(0)],
    [jumpIfAnyBit, 0, 1, newNamespaces],
    [answer, 0, 0, errno(EPERM)],
    [answer, 0, 0, allow],
    [jumpIfEqual, 0, 5, processor.ioctl],
    [loadWord, 0, 0, atArgument(1)],
    [jumpIfEqual, 1, 0, TIOCSTI],
    [jumpIfEqual, 0, 1, TIOCLINUX],
    [answer, 0, 0, errno(EPERM)],
    [answer, 0, 0, allow],
    [answer, 0, 0, allow],
  ])
}

function encode(instructions: readonly Instruction[]): Buffer {
  const bytes = Buffer.alloc(instructions.length * 8)
  for (const [index, [code, ifTrue, ifFalse, operand]] of instructions.entries()) {
    bytes.writeUInt16LE(code, index * 8)
    bytes.writeUInt8(ifTrue, index * 8 + 2)
    bytes.writeUInt8(ifFalse, index * 8 + 3)
    bytes.writeUInt32LE(operand >>> 0, index * 8 + 4)
  }
  return bytes
}
