/**
 * What stands before a hostile program: the names of what it is after, and how it says what it got.
 *
 * Its arguments: a marker that no other process of the host has, the folder of the server's sources, a file of the host that everybody
 * may read, a socket of the host that everybody may connect to (and, by the same name, one without a file), and the server's process.
 */
export const preludes = {
  python: `
import os, sys
MARKER, SERVER, SECRET, SOCKET, PID = sys.argv[1:6]
os.environ["MARKER"] = MARKER
def held(): print("HELD", flush=True)
def escaped(what): print("ESCAPED", repr(what)[:200], flush=True)
def refused(*actions):
    for action in actions:
        try: got = action()
        except Exception: continue
        escaped(got)
    held()
def libc(name, *arguments, result=None):
    import ctypes
    function = getattr(ctypes.CDLL(None, use_errno=True), name)
    if result: function.restype = result
    got = function(*arguments)
    if got in (-1, 2**64 - 1): raise OSError(ctypes.get_errno(), name)
    return got
def kernel(x64, arm64, *arguments):
    import platform, ctypes
    number = x64 if platform.machine() == "x86_64" else arm64
    return libc("syscall", number, *[ctypes.c_long(each) if isinstance(each, int) else each for each in arguments])
`,
  javascript: `
const [, , MARKER, SERVER, SECRET, SOCKET, PID] = process.argv
process.env.MARKER = MARKER
const held = () => console.log('HELD')
const escaped = (what) => console.log('ESCAPED', String(what).slice(0, 200))
const refused = (...actions) => {
  for (const action of actions) {
    let got
    try {
      got = action()
    } catch {
      continue
    }
    escaped(got)
  }
  held()
}
const refusedLater = async (...actions) => {
  for (const action of actions)
    await action().then(escaped, () => {})
  held()
}
`,
  bash: `
MARKER=$1 SERVER=$2 SECRET=$3 SOCKET=$4 PID=$5
export MARKER
held() { echo HELD; }
escaped() { echo "ESCAPED $*"; }
refused() {
  local command
  for command; do
    if (eval "$command") >/dev/null 2>&1 </dev/null; then escaped "$command"; fi
  done
  held
}
`,
} as const
