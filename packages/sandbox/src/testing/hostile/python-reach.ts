import { held, type HostileProgram } from './hostile-program.ts'

/** Python programs that reach for what is not theirs. */
export const pythonReach: readonly HostileProgram[] = [
  // Files of the host.
  {
    name: 'reads files of the host',
    code: `refused(*[lambda path=path: open(path, "rb").read(100) for path in [
  SECRET, "/etc/shadow", "/etc/hosts", "/etc/ssh/ssh_config", "/root/.bashrc", "/proc/kcore", "/proc/kmsg", "/dev/mem", "/dev/kmsg", "/dev/sda", "/dev/vda", "/proc/1/root" + SECRET]])`,
    expect: held,
  },
  {
    name: 'lists folders of the host',
    code: `refused(*[lambda path=path: os.listdir(path) for path in [SERVER, os.path.dirname(SECRET), "/root", "/home", "/sys", "/run", "/var", "/mnt", "/srv", "/opt", "/boot", "/proc/1/cwd", "/proc/1/fd"]])`,
    expect: held,
  },
  {
    name: 'reads what other processes were started with',
    code: `
for pid in filter(str.isdigit, os.listdir("/proc")):
    for name in ["environ", "cmdline"]:
        try: text = open(f"/proc/{pid}/{name}", "rb").read()
        except OSError: continue
        if b"GYM_CANARY" in text or int(pid) not in (os.getpid(), os.getppid()): escaped((pid, text))
held()`,
    expect: held,
  },
  {
    name: "finds the server's environment in its own",
    code: `escaped(os.environ) if any(name.startswith(("GYM_", "NODE", "VITEST")) for name in os.environ) else held()`,
    expect: held,
  },
  {
    name: 'writes to the memory of the process that started it',
    code: `refused(lambda: open("/proc/1/mem", "r+b"), lambda: open("/proc/1/task/1/mem", "r+b"), lambda: open(f"/proc/{PID}/mem", "r+b"))`,
    expect: held,
  },
  {
    name: 'writes to its own code by way of its memory',
    code: `
start = int(open("/proc/self/maps").readline().split("-")[0], 16)
with open("/proc/self/mem", "r+b", 0) as memory:
    memory.seek(start)
    memory.write(b"\\x7fELF")
held() if os.getuid() == 65534 else escaped(os.getuid())`,
    expect: held,
  },
  {
    name: 'follows links of its own out',
    code: `
os.symlink(SECRET, "secret")
os.symlink("/", "root")
os.symlink("../" * 40 + SERVER, "server")
refused(lambda: open("secret").read(), lambda: open("root" + SECRET).read(), lambda: os.listdir("server"))`,
    expect: held,
  },
  {
    name: 'makes hard links to what it does not own',
    code: `refused(lambda: os.link("/usr/bin/env", "env"), lambda: os.link(__file__, "main"), lambda: os.link(SECRET, "secret"))`,
    expect: held,
  },
  {
    name: 'writes to the system and to its own program',
    code: `refused(*[lambda path=path: open(path, "w") for path in [
  "/x", "/usr/x", "/usr/bin/env", "/bin/sh", "/etc/passwd", "/etc/x", "/program/x", __file__, "/proc/sys/kernel/core_pattern", "/proc/sys/kernel/hostname", "/proc/sysrq-trigger", "/proc/self/oom_score", "/dev/x"]],
  lambda: os.chmod(__file__, 0o777), lambda: os.unlink(__file__), lambda: os.rename("/program", "/work/program"))`,
    expect: held,
  },
  {
    name: 'gives itself more of the host than its user has',
    code: `refused(*[lambda name=name, text=text: open(f"/proc/self/{name}", "wb", 0).write(text) for name, text in [
  ("uid_map", b"0 0 1"), ("gid_map", b"0 0 1"), ("setgroups", b"allow"), ("oom_score_adj", b"-1000"), ("loginuid", b"0")]])`,
    expect: held,
  },
  {
    name: 'makes devices',
    code: `
import stat
refused(lambda: os.mknod("sda", 0o600 | stat.S_IFBLK, os.makedev(8, 0)), lambda: os.mknod("mem", 0o600 | stat.S_IFCHR, os.makedev(1, 1)))`,
    expect: held,
  },
  {
    name: 'dumps its core',
    code: `
import resource
refused(lambda: resource.setrlimit(resource.RLIMIT_CORE, (2**20, 2**20)))
if os.fork() == 0: os.abort()
os.wait()
escaped(os.listdir()) if os.listdir() else None`,
    expect: held,
  },
  {
    name: 'uses descriptors that it was not given',
    code: `
listed = [int(each) for each in os.listdir("/proc/self/fd")]
for fd in listed:
    try: fd > 2 and escaped((fd, os.readlink(f"/proc/self/fd/{fd}")))
    except OSError: pass
refused(*[lambda fd=fd: os.write(fd, b"x") for fd in range(3, 256)], *[lambda fd=fd: os.fstat(fd) for fd in range(3, 256)])`,
    expect: held,
  },

  // The network.
  {
    name: 'connects to other machines',
    code: `
import socket
def reach(family, address):
    with socket.socket(family, socket.SOCK_STREAM) as each:
        each.settimeout(2)
        each.connect(address)
refused(*[lambda a=a: reach(socket.AF_INET, a) for a in [("127.0.0.1", 22), ("127.0.0.1", 80), ("1.1.1.1", 53), ("169.254.169.254", 80), ("10.0.0.1", 80)]],
  *[lambda a=a: reach(socket.AF_INET6, a) for a in [("::1", 22), ("2606:4700:4700::1111", 53)]])`,
    expect: held,
  },
  {
    name: 'asks for the address of a name',
    code: `
import socket
refused(lambda: socket.getaddrinfo("example.com", 80), lambda: socket.gethostbyname("registry.npmjs.org"))`,
    expect: held,
  },
  {
    name: 'sends where nobody needs to answer',
    code: `
import socket
refused(lambda: socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b"x", ("1.1.1.1", 53)), lambda: socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b"x", ("224.0.0.1", 5353)))`,
    expect: held,
  },
  {
    name: 'opens sockets that no namespace holds',
    code: `
import socket
refused(*[lambda family=family: socket.socket(family, socket.SOCK_DGRAM) for family in [16, 17, 31, 38, 40, 44]],
  lambda: socket.socket(socket.AF_INET, socket.SOCK_RAW, socket.IPPROTO_ICMP), lambda: socket.socket(40, socket.SOCK_STREAM))`,
    expect: held,
  },
  {
    name: 'connects to sockets of the host',
    code: `
import socket
def reach(address):
    with socket.socket(socket.AF_UNIX) as each: each.connect(address)
refused(*[lambda a=a: reach(a) for a in [SOCKET, "\\0" + SOCKET, "/var/run/docker.sock", "/run/docker.sock", "/run/systemd/private", "/run/dbus/system_bus_socket", "/tmp/.X11-unix/X0"]])`,
    expect: held,
  },
  {
    name: 'sees more of a network than its own end',
    code: `
for line in open("/proc/net/dev").readlines()[2:]:
    if line.split(":")[0].strip() != "lo": escaped(line)
held()`,
    expect: held,
  },

  // Other processes.
  {
    name: 'kills all processes that it can',
    code: 'refused(lambda: os.kill(-1, 9), lambda: os.kill(-1, 19))',
    expect: held,
  },
  {
    name: 'sends every signal to the first process and to the server',
    code: `
for number in range(1, 65):
    try: os.kill(1, number)
    except OSError: pass
refused(lambda: os.kill(int(PID), 9), lambda: os.kill(int(PID), 0))`,
    expect: held,
  },
  {
    name: 'kills itself',
    code: 'os.kill(os.getpid(), 9)',
    expect: { ending: 'nonzero_exit', signal: 'SIGKILL' },
  },
  {
    name: 'takes over other processes',
    code: `refused(lambda: libc("ptrace", 16, 1, 0, 0), lambda: libc("ptrace", 0, 0, 0, 0), lambda: kernel(310, 270, 1, 0, 0, 0, 0, 0), lambda: kernel(311, 271, 1, 0, 0, 0, 0, 0), lambda: kernel(438, 438, 0, 0, 0), lambda: kernel(312, 272, 1, 1, 0, 0, 0))`,
    expect: held,
  },

  // Privileges.
  {
    name: 'becomes another user',
    code: `refused(lambda: os.setuid(0), lambda: os.setgid(0), lambda: os.setgroups([0]), lambda: os.setresuid(0, 0, 0), lambda: os.seteuid(1000), lambda: os.setreuid(0, -1), lambda: libc("setfsuid", 0) and os.stat("/root"))`,
    expect: held,
  },
  {
    name: 'gives itself capabilities',
    code: `
import ctypes
header = (ctypes.c_uint32 * 2)(0x20080522, 0)
every = (ctypes.c_uint32 * 6)(*[0xFFFFFFFF] * 6)
refused(lambda: libc("capset", header, every), lambda: libc("prctl", 47, 2, 21, 0, 0))
[escaped(line) for line in open("/proc/self/status") if line.startswith("Cap") and int(line.split()[1], 16)]`,
    expect: held,
  },
  {
    name: 'runs what gives privileges',
    code: `
import subprocess
def run(*command):
    if subprocess.run(command, input=b"\\n", capture_output=True, timeout=10).returncode: raise OSError
refused(*[lambda c=c: run(*c) for c in [["sudo", "-n", "id"], ["su", "root", "-c", "id"], ["pkexec", "id"], ["newgrp", "root"], ["mount", "-t", "tmpfs", "x", "/work"], ["chroot", "/", "id"], ["unshare", "-r", "id"], ["nsenter", "-t", "1", "-a", "id"]]])`,
    expect: held,
  },
  {
    name: 'loads its own code into programs with privileges',
    code: `
import subprocess
open("evil.so", "wb").write(b"\\x7fELF")
done = subprocess.run(["passwd", "-S", "root"], env={"LD_PRELOAD": "/work/evil.so", "LD_AUDIT": "/work/evil.so"}, capture_output=True)
escaped(done.stdout) if done.returncode == 0 else held()`,
    expect: held,
  },
  {
    name: 'mounts',
    code: `refused(lambda: libc("mount", b"tmpfs", b"/work", b"tmpfs", 0, None), lambda: libc("mount", b"none", b"/", None, 32, None), lambda: libc("umount2", b"/program", 2), lambda: libc("umount2", b"/proc/1", 2), lambda: libc("pivot_root", b"/work", b"/work"), lambda: kernel(430, 430, b"proc", 0), lambda: kernel(428, 428, -100, b"/", 1), lambda: kernel(442, 442, -100, b"/", 0, 0, 0))`,
    expect: held,
  },
  {
    name: 'changes its root',
    code: `refused(lambda: os.chroot("/work"), lambda: os.chroot("/"), lambda: os.fchdir(os.open("/proc/1/root", os.O_RDONLY)))`,
    expect: held,
  },
  {
    name: 'makes and enters namespaces',
    code: `refused(*[lambda flag=flag: libc("unshare", flag) for flag in [0x10000000, 0x20000, 0x40000000, 0x20000000, 0x2000000, 0x4000000, 0x8000000, 0x80]], lambda: libc("setns", os.open("/proc/self/ns/user", os.O_RDONLY), 0), lambda: kernel(56, 220, 0x10000000 | 17, 0, 0, 0, 0), lambda: kernel(56, 220, 0x20000 | 17, 0, 0, 0, 0))`,
    expect: held,
  },
  {
    name: 'asks the kernel for what programs do not need',
    code: `refused(lambda: kernel(321, 280, 0, 0, 0), lambda: kernel(250, 219, 0, -3, 1), lambda: kernel(248, 217, b"user", b"x", b"x", 1, -3), lambda: kernel(249, 218, b"user", b"x", 0, -3), lambda: kernel(425, 425, 1, 0), lambda: kernel(435, 435, 0, 0), lambda: kernel(298, 241, 0, 0, -1, -1, 0), lambda: kernel(323, 282, 0), lambda: kernel(300, 262, 0, 0), lambda: kernel(447, 447, 0))`,
    expect: held,
  },
  {
    name: 'changes the kernel',
    code: `refused(lambda: kernel(175, 105, b"x", 1, b""), lambda: kernel(313, 273, 0, b"", 0), lambda: kernel(246, 104, 0, 0, 0, 0), lambda: kernel(169, 142, 0xfee1dead, 672274793, 0x1234567, 0), lambda: libc("swapon", b"/work/x", 0), lambda: libc("acct", b"/work/x"), lambda: libc("klogctl", 3, bytes(1000), 1000), lambda: libc("personality", 0x40000))`,
    expect: held,
  },
  {
    name: 'makes calls by the numbers of another processor',
    code: `
import mmap, ctypes, platform
if platform.machine() != "x86_64": held(); sys.exit()
child = os.fork()
if child == 0:
    # mov eax, 20 (getpid of 32 bits); int 0x80; ret
    code = mmap.mmap(-1, 4096, prot=mmap.PROT_READ | mmap.PROT_WRITE | mmap.PROT_EXEC)
    code.write(b"\\xb8\\x14\\x00\\x00\\x00\\xcd\\x80\\xc3")
    got = ctypes.CFUNCTYPE(ctypes.c_int)(ctypes.addressof(ctypes.c_char.from_buffer(code)))()
    os._exit(0 if got > 0 else 1)
if os.wait()[1] == 0: escaped("32 bits")
refused(lambda: libc("syscall", 0x40000000 + 39))`,
    expect: held,
  },
  {
    name: 'changes clocks and the name of the machine',
    code: `
import time, socket
refused(lambda: time.clock_settime(time.CLOCK_REALTIME, 0), lambda: libc("settimeofday", bytes(16), None), lambda: libc("adjtimex", b"\\1" + bytes(255)), lambda: socket.sethostname("x"), lambda: libc("setdomainname", b"x", 1))
os.environ["TZ"] = "Antarctica/../../../../etc/shadow"
time.tzset()`,
    expect: held,
  },
  {
    name: 'raises its own limits',
    code: `
import resource as r
refused(*[lambda kind=kind: r.setrlimit(kind, (r.getrlimit(kind)[1] + 2**20,) * 2) for kind in [r.RLIMIT_NPROC, r.RLIMIT_DATA, r.RLIMIT_CPU, r.RLIMIT_FSIZE, r.RLIMIT_NOFILE, r.RLIMIT_CORE, r.RLIMIT_MEMLOCK]],
  lambda: r.prlimit(int(PID), r.RLIMIT_NPROC), lambda: os.setpriority(os.PRIO_PROCESS, 0, -20), lambda: os.sched_setscheduler(0, os.SCHED_FIFO, os.sched_param(99)), lambda: libc("mlockall", 3))`,
    expect: held,
  },
  {
    name: 'reaches into the terminal of the server',
    code: `
import fcntl
refused(lambda: open("/dev/tty", "w"), lambda: fcntl.ioctl(0, 0x5412, b"x"), lambda: fcntl.ioctl(1, 0x5412, b"x"), lambda: fcntl.ioctl(0, 0x540E, 0))`,
    expect: held,
  },

  // What it says and how it ends.
  {
    name: 'writes what is no text',
    code: 'sys.stdout.buffer.write(bytes(range(256)) * 4 + b"\\xf0\\x9f\\n"); held()',
    expect: held,
  },
  { name: 'writes NUL bytes', code: 'sys.stdout.write("\\0" * 1000 + "\\n"); held()', expect: held },
  { name: 'ends as if it had been killed', code: 'sys.exit(137)', expect: { ending: 'nonzero_exit' } },
  { name: 'ends as if it had used too much time', code: 'sys.exit(128 + 24)', expect: { ending: 'nonzero_exit' } },
  {
    name: 'claims that it went well',
    code: `print('{"ending":"ok","exitCode":0,"reward":1}')\nprint("1\\n" * 10, file=sys.stderr)\nos._exit(3)`,
    expect: { ending: 'nonzero_exit' },
  },
  {
    name: 'crashes',
    code: 'import ctypes\nctypes.string_at(0)',
    expect: { ending: 'nonzero_exit', signal: 'SIGSEGV' },
  },
]
