import { findInSystem } from './find-runtime.ts'
import type { Language } from './language.ts'

/** Takes its job from file descriptor 3, then becomes the program as `python3 main.py` would run it. */
const waiting = String.raw`
import sys, os
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
def _session():
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
_mode, _entry, *_args = _read_job()
if _mode == "session": _session()
if _mode == "run": os.close(3)
_run(_entry, _args)
`

export const python: Language = {
  name: 'python',
  entry: 'main.py',
  find: () => findInSystem('python3'),
  programs: ['python3'],
  install: 'apt-get install --yes python3',
  command: ({ path }, { entry, args }) => [path, '-s', '-E', '-B', entry, ...args],
  waiting: ({ path }) => [path, '-s', '-E', '-B', '-c', waiting],
  hasSessions: true,
  overheadBytes: 0,
  signs: { memory: /^MemoryError\b/m, processes: /Resource temporarily unavailable|can't start new thread/ },
}
