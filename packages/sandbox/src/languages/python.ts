import { findInSystem } from './find-runtime.ts'
import type { Language } from './language.ts'

/**
 * Becomes the program as `python3 main.py` would run it, or with no arguments takes its job from file descriptor 3 first.
 *
 * It is started without `site`, whose looking for files of the host's is a fifth of a start; what that gives to programs is here.
 */
const bootstrap = String.raw`
import sys, os, site
site.setquit(); site.setcopyright(); site.sethelper()
sys.path += [each for each in site.getsitepackages() if os.path.isdir(each)]
def _read(length):
    text = b""
    while len(text) < length:
        piece = os.read(3, length - len(text))
        if not piece: os._exit(0)
        text += piece
    return text
def _read_job():
    length = b""
    while not length.endswith(b"\n"): length += _read(1)
    return _read(int(length)).decode().split("\0")
def _report(error):
    trace = error.__traceback__.tb_next
    sys.excepthook(type(error), error.with_traceback(trace), trace)
def _run(entry, args):
    sys.argv = [entry, *args]
    sys.path[0] = os.path.dirname(entry)
    main = type(sys)("__main__")
    main.__dict__.update(__annotations__={}, __builtins__=__builtins__, __cached__=None, __file__=entry)
    sys.modules["__main__"] = main
    with open(entry, "rb") as file: source = file.read()
    try:
        exec(compile(source, entry, "exec"), main.__dict__)
    except SystemExit:
        raise
    except BaseException as error:
        _report(error)
        sys.exit(1)
_session = r'''
import ast
scope = {"__name__": "__main__", "__builtins__": __builtins__}
count = 0
while True:
    [cell] = _read_job()
    count += 1
    ok = b"1\n"
    try:
        tree = ast.parse(cell, f"<cell {count}>")
        last = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
        exec(compile(tree, f"<cell {count}>", "exec"), scope)
        if last is not None:
            value = eval(compile(ast.Expression(last.value), f"<cell {count}>", "eval"), scope)
            if value is not None: print(repr(value))
    except SystemExit:
        raise
    except BaseException as error:
        ok = b"0\n"
        _report(error)
    sys.stdout.flush(); sys.stderr.flush()
    os.write(3, ok)
'''
_mode, _entry, *_args = ["run", *sys.argv[1:]] if sys.argv[1:] else _read_job()
if _mode == "session": exec(_session)
if _mode == "run" and not sys.argv[1:]: os.close(3)
_run(_entry, _args)
`

const flags = ['-S', '-s', '-E', '-B']

export const python: Language = {
  name: 'python',
  entry: 'main.py',
  find: () => findInSystem('python3'),
  programs: ['python3'],
  install: 'apt-get install --yes python3',
  command: ({ path }, { entry, args }) => [path, ...flags, '-c', bootstrap, entry, ...args],
  waiting: ({ path }) => [path, ...flags, '-c', bootstrap],
  hasSessions: true,
  overheadBytes: 0,
  signs: { memory: /^MemoryError\b/m, processes: /Resource temporarily unavailable|can't start new thread/ },
}
