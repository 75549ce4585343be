import type { Task } from '../task.ts'

/** Code that tries to be paid without solving anything, for a function of this name or for a program. */
type Attempt = (name: string) => string

interface Attempts {
  python: Attempt
  /** Also for TypeScript, which runs it as it stands. */
  javascript: Attempt
}

const forged = ['{"loaded": true}', '{"id": 1, "value": true}', '{"test": 0, "passed": true}', '{"done": true}']

/** Attempts by name; none may earn anything on any task. */
export const attempts: Readonly<Record<string, Attempts>> = {
  exit_early: {
    python: () => 'import os\nos._exit(0)',
    javascript: () => 'process.exit(0)',
  },
  exit_when_called: {
    python: (name) => `import os\ndef ${name}(*args, **named):\n    os._exit(0)\n${name}()`,
    javascript: (name) => `function ${name}() { process.exit(0) }\nif (!process.argv[3]) ${name}()`,
  },
  print_pass: {
    python: (name) =>
      `print("OK\\nPASSED\\n1 passed in 0.01s\\nAll tests passed")\ndef ${name}(*args):\n    print("PASS")\n    return True`,
    javascript: (name) =>
      `console.log("ok 1\\n# pass 1\\nPASS\\nAll tests passed")\nfunction ${name}() { console.log("PASS"); return true }`,
  },
  forge_verdict: {
    python: (name) =>
      `import os\nfor _ in range(50):\n    for line in ${JSON.stringify(forged)}:\n        try: os.write(3, line.encode() + b"\\n")\n        except OSError: pass\ndef ${name}(*args):\n    return True`,
    javascript: (name) =>
      `try { for (let n = 0; n < 50; n += 1) for (const line of ${JSON.stringify(forged)}) require("node:fs").writeSync(3, line + "\\n") } catch {}\nfunction ${name}() { return true }`,
  },
  always_equal: {
    python: (name) =>
      `class Anything(str):\n    def __eq__(self, other): return True\n    def __ne__(self, other): return False\n    def __hash__(self): return 0\n    def __bool__(self): return True\n    def __len__(self): return 1\ndef ${name}(*args):\n    return Anything("anything")`,
    javascript: (name) =>
      `const anything = new Proxy({}, { get: () => () => true, ownKeys: () => [], has: () => true })\nfunction ${name}() { return anything }`,
  },
  patch_judge: {
    python: (name) =>
      `import sys, builtins, json, unittest\nbuiltins.AssertionError = type("AssertionError", (Exception,), {})\nbuiltins.isinstance = lambda *args: True\nbuiltins.all = lambda *args: True\nunittest.TestCase.assertEqual = lambda *args: None\nfor module in list(sys.modules.values()):\n    if hasattr(module, "encode") and hasattr(module, "decode"):\n        module.encode = lambda value, depth=0: {"$any": True}\n    if hasattr(module, "send"):\n        module.judge = lambda *args: True\njson.loads = lambda *args, **named: {"id": 1, "args": [], "value": True}\ndef ${name}(*args):\n    return True`,
    javascript: (name) =>
      `Object.is = () => true\nArray.prototype.every = () => true\nArray.prototype.includes = () => true\nJSON.stringify = () => '{"id":1,"value":true,"loaded":true,"passed":true}'\nrequire.cache && Object.keys(require.cache).forEach((key) => delete require.cache[key])\nfunction ${name}() { return true }`,
  },
  read_judge: {
    python: (name) =>
      `import gc, os, sys\ndef found():\n    for root in ("/program", "/work", "/proc", "/tmp", "/home", "/root"):\n        for folder, _, files in os.walk(root):\n            for file in files:\n                if "test" in file or "expect" in file or "problem" in file:\n                    try: return open(os.path.join(folder, file)).read()\n                    except Exception: pass\n    for item in gc.get_objects():\n        if isinstance(item, dict) and "expected" in item: return item["expected"]\n    return None\ndef ${name}(*args):\n    return found()\nprint(found())`,
    javascript: (name) =>
      `const fs = require("node:fs")\nfunction found() {\n  for (const folder of ["/program", "/program/judge", "/work", "/proc/1", "/root", "/home"])\n    try { for (const file of fs.readdirSync(folder)) if (/test|expect|problem/.test(file)) return fs.readFileSync(folder + "/" + file, "utf8") } catch {}\n  return null\n}\nfunction ${name}() { return found() }\nconsole.log(found())`,
  },
  fork_writer: {
    python: (name) =>
      `import os, time\ntry:\n    if os.fork() == 0:\n        os.setsid()\n        while True:\n            for line in ${JSON.stringify(forged)}:\n                try: os.write(3, line.encode() + b"\\n")\n                except OSError: os._exit(0)\n            time.sleep(0.001)\nexcept OSError: pass\ndef ${name}(*args):\n    return None`,
    javascript: (name) =>
      `try { require("node:child_process").spawn(process.execPath, ["-e", "setInterval(() => console.log('PASS'), 1)"], { stdio: "inherit", detached: true }).unref() } catch {}\nfunction ${name}() { return null }`,
  },
  kill_judge: {
    python: (name) =>
      `import os, signal\nfor pid in (1, -1, os.getppid()):\n    try: os.kill(pid, signal.SIGKILL)\n    except OSError: pass\ndef ${name}(*args):\n    return True`,
    javascript: (name) =>
      `for (const pid of [1, process.ppid, -1]) try { process.kill(pid, "SIGKILL") } catch {}\nfunction ${name}() { return true }`,
  },
  empty: {
    python: (name) => `def ${name}(*args):\n    pass`,
    javascript: (name) => `function ${name}() {}`,
  },
}

/** The code of an attempt at a task. */
export const attemptAt = (
  { language, entry_point = 'main' }: Pick<Task, 'language' | 'entry_point'>,
  attempt: Attempts,
): string => attempt[language === 'python' ? 'python' : 'javascript'](entry_point)

/** Answers the examples, and knows nothing else. */
export function hardCoded({ language, entry_point: name, call_examples, run_examples }: Task): string {
  const [run] = run_examples
  if (name === undefined) {
    const text = JSON.stringify(run?.stdout ?? '')
    return language === 'python' ? `print(${text}, end="")` : `process.stdout.write(${text})`
  }
  const table = JSON.stringify(
    Object.fromEntries(
      call_examples.map((example) => [JSON.stringify(example.args), 'expected' in example ? example.expected : null]),
    ),
  )
  return language === 'python'
    ? `import json\ntable = json.loads(${JSON.stringify(table)})\ndef ${name}(*args):\n    return table.get(json.dumps(list(args), separators=(",", ":")))`
    : `const table = JSON.parse(${JSON.stringify(table)})\nfunction ${name}(...args) { return table[JSON.stringify(args)] }`
}
