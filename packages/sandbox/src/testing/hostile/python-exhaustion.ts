import { brief, held, type HostileProgram } from './hostile-program.ts'

/** Python programs that want all there is of something. */
export const pythonExhaustion: readonly HostileProgram[] = [
  // Time.
  { name: 'loops for ever', code: 'while True: pass', limits: brief, expect: { ending: 'timeout' } },
  { name: 'sleeps for ever', code: 'import time; time.sleep(2**31)', limits: brief, expect: { ending: 'timeout' } },
  {
    name: 'waits for a pipe that nobody writes to',
    code: 'os.read(os.pipe()[0], 1)',
    limits: brief,
    expect: { ending: 'timeout' },
  },
  {
    name: 'waits for a lock that it holds',
    code: 'import threading\nlock = threading.Lock()\nlock.acquire()\nlock.acquire()',
    limits: brief,
    expect: { ending: 'timeout' },
  },
  {
    name: 'ignores every signal that can be ignored',
    code: `
import signal
for number in signal.valid_signals():
    try: signal.signal(number, signal.SIG_IGN)
    except (OSError, ValueError): pass
while True: pass`,
    limits: brief,
    expect: { ending: 'timeout' },
  },
  {
    name: 'answers the signal of the limit of processor time with more work',
    code: `
import signal
signal.signal(signal.SIGXCPU, lambda *_: None)
while True: pass`,
    limits: { cpuMs: 1000 },
    expect: { ending: 'timeout' },
  },
  {
    name: 'catches whatever would end it',
    code: `
def again():
    while True:
        try: pass
        finally: continue
again()`,
    limits: brief,
    expect: { ending: 'timeout' },
  },
  {
    name: 'stops itself as a debugger would',
    code: 'import signal\nos.kill(os.getpid(), signal.SIGSTOP)',
    limits: brief,
    expect: { ending: 'timeout' },
  },
  {
    name: 'becomes itself again for ever',
    code: 'os.execv(sys.executable, [sys.executable, *sys.argv])',
    limits: brief,
    expect: { ending: 'timeout' },
  },
  {
    name: 'backtracks in a regular expression',
    code: `import re\nre.match(r"(a+)+$", "a" * 64 + "b")`,
    limits: brief,
    expect: { ending: 'timeout' },
  },
  {
    name: 'computes a tower of powers',
    code: '9 ** 9 ** 9 ** 9',
    limits: brief,
    expect: { ending: ['timeout', 'memory'] },
  },
  {
    name: 'never stops while it exits',
    code: 'import atexit, time\natexit.register(time.sleep, 10**6)',
    limits: brief,
    expect: { ending: 'timeout' },
  },

  // Processes.
  {
    name: 'forks until it is refused',
    code: 'while True: os.fork()',
    expect: { ending: ['process_limit', 'timeout'] },
    limits: brief,
  },
  {
    name: 'forks although it is refused',
    code: `
while True:
    try: os.fork()
    except OSError: pass`,
    limits: brief,
    expect: { ending: 'timeout' },
  },
  {
    name: 'starts threads until it is refused',
    code: `
import threading, time
while True: threading.Thread(target=time.sleep, args=(1000,), daemon=True).start()`,
    expect: { ending: 'process_limit' },
  },
  {
    name: 'starts more processes than it may and says how many',
    code: `
import signal
count = 0
try:
    while count < 1000:
        if os.fork() == 0: signal.pause()
        count += 1
except OSError: pass
held() if count <= 32 else escaped(count)`,
    expect: held,
  },
  {
    name: 'leaves a daemon that writes for ever',
    code: `
if os.fork() == 0:
    os.setsid()
    if os.fork() > 0: os._exit(0)
    while True: open("daemon.txt", "w").write("x")
held()`,
    expect: held,
  },
  {
    name: 'leaves a daemon that holds its output open',
    code: `
import time
if os.fork() == 0:
    os.setsid()
    time.sleep(10**6)
held()`,
    expect: held,
  },
  {
    name: 'makes itself the parent of its orphans and changes its name',
    code: `
libc("prctl", 36, 1, 0, 0, 0)
libc("prctl", 15, b"kworker", 0, 0, 0)
if os.fork() == 0:
    if os.fork() == 0:
        os.setsid()
        while True: pass
    os._exit(0)
os.wait()
held()`,
    expect: held,
  },
  {
    name: 'hops from process to process',
    code: `
while True:
    if os.fork() > 0: os.wait()
    os.setsid() if os.getpgrp() != os.getpid() else None`,
    limits: brief,
    expect: { ending: ['timeout', 'process_limit'] },
  },
  {
    name: 'starts programs without end',
    code: `
import subprocess
while True: subprocess.Popen(["sleep", "1000"])`,
    expect: { ending: 'process_limit' },
  },

  // Memory.
  { name: 'grows a list', code: 'kept = []\nwhile True: kept.append(" " * 100000)', expect: { ending: 'memory' } },
  { name: 'asks for too many bytes at once', code: 'bytearray(10**13)', expect: { ending: 'memory' } },
  { name: 'doubles a string', code: 'text = "x"\nwhile True: text += text', expect: { ending: 'memory' } },
  {
    name: 'squares a list of lists',
    code: 'rows = [[0] * 100_000 for _ in range(100_000)]',
    expect: { ending: 'memory' },
  },
  {
    name: 'fills memory that it maps for itself',
    code: `
import mmap
kept = []
while True:
    kept.append(mmap.mmap(-1, 2**20, mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS))
    kept[-1].write(b"x" * 2**20)`,
    expect: { ending: ['memory', 'nonzero_exit'] },
  },
  {
    name: 'fills memory that it maps to share',
    code: `
import mmap
shared = mmap.mmap(-1, 2**33)
for at in range(0, 2**33, 4096): shared[at] = 1
escaped("8 GiB")`,
    expect: { ending: 'memory' },
  },
  {
    name: 'fills memory in many processes that each stay below the limit',
    code: `
import time
for _ in range(12):
    if os.fork() == 0:
        kept = bytearray(os.urandom(2**20)) * 80
        time.sleep(10**6)
time.sleep(10**6)`,
    limits: { wallMs: 15_000 },
    expect: { ending: ['memory', 'timeout'] },
  },
  {
    name: 'fills files that only descriptors hold',
    code: `
kept = []
try:
    while len(kept) < 200:
        kept.append(os.memfd_create("x"))
        os.write(kept[-1], b"x" * 2**22)
except OSError: pass
held() if len(kept) < 100 else escaped(len(kept))`,
    expect: { ending: ['ok', 'memory'] },
  },
  {
    name: 'fills shared memory and lets go of it',
    code: `
import ctypes
total = 0
try:
    while total < 2**30:
        id = libc("shmget", 0, 2**22, 0o1600)
        at = libc("shmat", id, None, 0, result=ctypes.c_void_p)
        ctypes.memset(at, 1, 2**22)
        libc("shmdt", ctypes.c_void_p(at))
        total += 2**22
except OSError: pass
held() if total < 2**29 else escaped(total)`,
    expect: { ending: ['ok', 'memory'] },
  },
  {
    name: 'unpacks a bomb',
    code: `
import zlib
bomb = zlib.compress(bytes(2**25))
kept = [zlib.decompress(bomb) for _ in range(10**6)]`,
    expect: { ending: 'memory' },
  },
  { name: 'recurses for ever', code: 'def deeper(): deeper()\ndeeper()', expect: { ending: 'nonzero_exit' } },
  {
    name: 'recurses for ever without the interpreter noticing',
    code: `
sys.setrecursionlimit(2**30)
class Deeper:
    def __getattr__(self, name): return getattr(self, name + "x")
Deeper().x`,
    expect: { ending: ['memory', 'nonzero_exit', 'timeout'] },
  },
  {
    name: 'parses what is nested too deep',
    code: 'eval("(" * 10**6 + ")" * 10**6)',
    expect: { ending: ['memory', 'nonzero_exit', 'output_limit'] },
  },

  // Files.
  {
    name: 'writes one huge file',
    code: `
size = 0
try:
    with open("huge", "wb", 0) as file:
        while size < 2**32: size += file.write(b"x" * 2**20)
except OSError: pass
held() if size <= 2**23 else escaped(size)`,
    expect: held,
  },
  {
    name: 'makes a file that is mostly hole',
    code: `refused(lambda: os.truncate(os.open("hole", os.O_CREAT | os.O_RDWR), 2**40), lambda: os.posix_fallocate(os.open("whole", os.O_CREAT | os.O_RDWR), 0, 2**40))`,
    expect: held,
  },
  {
    name: 'fills every folder that it may write to',
    code: `
total = 0
for index, folder in enumerate([os.getcwd(), "/dev/shm", "/dev", "/tmp", "/var/tmp", "/run", "/", "/proc/1", "/etc"]):
    try:
        for number in range(200):
            with open(f"{folder}/fill-{index}-{number}", "xb", 0) as file: total += file.write(b"x" * 2**22)
    except OSError: pass
held() if total <= 2**25 + 2**20 else escaped(total)`,
    expect: held,
  },
  {
    name: 'makes files without end',
    code: `
number = 0
while True:
    number += 1
    os.close(os.open(str(number), os.O_CREAT))`,
    limits: brief,
    expect: { ending: ['timeout', 'memory', 'nonzero_exit'] },
  },
  {
    name: 'makes folders in folders without end',
    code: `
while True:
    os.mkdir("deeper")
    os.chdir("deeper")`,
    limits: brief,
    expect: { ending: ['timeout', 'memory', 'nonzero_exit'] },
  },
  {
    name: 'opens files without closing them',
    code: `
kept = []
try:
    while len(kept) < 10**5: kept.append(os.open("/dev/null", os.O_RDONLY))
except OSError: pass
held() if len(kept) <= 256 else escaped(len(kept))`,
    expect: held,
  },

  // Output.
  {
    name: 'writes to its output without end',
    code: 'while True: print("x" * 1000)',
    expect: { ending: 'output_limit' },
  },
  {
    name: 'writes to its standard error without end',
    code: 'while True: sys.stderr.write("x" * 1000)',
    expect: { ending: 'output_limit' },
  },
  {
    name: 'writes to both at once from two processes',
    code: `
stream = sys.stdout if os.fork() else sys.stderr
while True: stream.write("x" * 100)`,
    expect: { ending: 'output_limit' },
  },
  { name: 'writes byte after byte', code: 'while True: os.write(1, b"x")', expect: { ending: 'output_limit' } },
  { name: 'writes one long line', code: 'print("x" * 2**24)', expect: { ending: 'output_limit' } },
  {
    name: 'is flooded with input and reads none of it',
    code: 'held()',
    stdin: 'x'.repeat(4_000_000),
    expect: held,
  },
]
