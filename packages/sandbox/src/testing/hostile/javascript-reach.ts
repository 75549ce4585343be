import { held, type HostileProgram } from './hostile-program.ts'

/** JavaScript programs that reach for what is not theirs; they are TypeScript as well. */
export const javascriptReach: readonly HostileProgram[] = [
  // Files of the host.
  {
    name: 'reads files of the host',
    code: `
const { readFileSync } = require('node:fs')
refused(...[SECRET, '/etc/shadow', '/etc/hosts', '/root/.bashrc', '/proc/kcore', '/dev/mem', '/dev/kmsg', '/dev/sda', '/proc/1/environ', '/proc/1/root' + SECRET, '/proc/' + PID + '/environ'].map((path) => () => readFileSync(path)))`,
    expect: held,
  },
  {
    name: 'lists folders of the host',
    code: `
const { readdirSync } = require('node:fs')
refused(...[SERVER, SERVER + '/..', '/root', '/home', '/sys', '/var', '/run', '/opt', '/proc/1/cwd', '/proc/1/fd'].map((path) => () => readdirSync(path)))`,
    expect: held,
  },
  {
    name: "imports the server's own code",
    code: `
const { pathToFileURL } = require('node:url')
refusedLater(() => import(pathToFileURL(SERVER + '/index.ts').href), () => import(pathToFileURL(SERVER + '/../index.ts').href), async () => require(SERVER), () => import('@gym/sandbox'), () => import('vitest'))`,
    expect: held,
  },
  {
    name: "finds the server's environment in its own",
    code: 'const mine = Object.keys(process.env).filter((name) => /^(GYM_|NODE|VITEST|npm_)/.test(name))\nif (mine.length > 0) escaped(mine)\nelse held()',
    expect: held,
  },
  {
    name: 'reads what other processes were started with',
    code: `
const { readdirSync, readFileSync } = require('node:fs')
for (const pid of readdirSync('/proc').filter((name) => /^\\d+$/.test(name) && Number(name) !== process.pid))
  for (const name of ['environ', 'cmdline']) {
    let text
    try {
      text = readFileSync('/proc/' + pid + '/' + name, 'utf8')
    } catch {
      continue
    }
    if (Number(pid) !== process.ppid || text.includes('GYM_CANARY')) escaped(pid + text)
  }
held()`,
    expect: held,
  },
  {
    name: 'follows links of its own out',
    code: `
const fs = require('node:fs')
fs.symlinkSync(SECRET, 'secret')
fs.symlinkSync('/', 'root')
refused(() => fs.readFileSync('secret'), () => fs.readFileSync('root' + SECRET), () => fs.readdirSync('root/root'), () => fs.realpathSync('secret'))`,
    expect: held,
  },
  {
    name: 'makes hard links to what it does not own',
    code: "const fs = require('node:fs')\nrefused(() => fs.linkSync('/usr/bin/env', 'env'), () => fs.linkSync(__filename, 'main'), () => fs.linkSync(process.execPath, 'node'))",
    expect: held,
  },
  {
    name: 'writes to the system, its runtime and its own program',
    code: `
const fs = require('node:fs')
refused(...['/x', '/usr/x', '/bin/sh', '/etc/passwd', '/program/x', __filename, process.execPath, '/proc/sys/kernel/core_pattern', '/proc/sysrq-trigger', '/dev/x'].map((path) => () => fs.writeFileSync(path, 'x')), () => fs.chmodSync(__filename, 0o777), () => fs.rmSync('/program', { recursive: true }), () => fs.copyFileSync('/usr/bin/env', '/usr/bin/x'))`,
    expect: held,
  },
  {
    name: 'writes to the memory of the process that started it',
    code: "const fs = require('node:fs')\nrefused(() => fs.openSync('/proc/1/mem', 'r+'), () => fs.openSync('/proc/' + PID + '/mem', 'r+'))",
    expect: held,
  },
  {
    name: 'uses descriptors that it was not given',
    code: `
const fs = require('node:fs')
for (const fd of fs.readdirSync('/proc/self/fd').map(Number).filter((fd) => fd > 2)) {
  let path = ''
  try {
    path = fs.readlinkSync('/proc/self/fd/' + fd)
  } catch {}
  // Node has descriptors of its own.
  if (path !== '' && !/^(anon_inode:|pipe:|\\/dev\\/null$|\\/proc\\/)/.test(path)) escaped(fd + path)
}
held()`,
    expect: held,
  },

  // The network.
  {
    name: 'connects to other machines',
    code: `
const net = require('node:net')
const reach = (host, port) => () => new Promise((resolve, reject) => {
  const socket = net.connect({ host, port, timeout: 2000 }, () => resolve(host))
  socket.on('error', reject).on('timeout', () => socket.destroy(new Error('late')))
})
refusedLater(reach('127.0.0.1', 22), reach('1.1.1.1', 53), reach('169.254.169.254', 80), reach('::1', 80), reach('2606:4700:4700::1111', 53))`,
    expect: held,
  },
  {
    name: 'asks for the address of a name',
    code: "const dns = require('node:dns').promises\nrefusedLater(() => dns.lookup('example.com'), () => { const r = new dns.Resolver({ timeout: 500, tries: 1 }); r.setServers(['1.1.1.1']); return r.resolve4('example.com') })",
    expect: held,
  },
  {
    name: 'fetches',
    code: "refusedLater(() => fetch('http://example.com'), () => fetch('http://127.0.0.1:80'), () => fetch('http://169.254.169.254/latest/meta-data'), () => fetch('file:///etc/passwd'))",
    expect: held,
  },
  {
    name: 'sends where nobody needs to answer',
    code: "const socket = require('node:dgram').createSocket('udp4')\nrefusedLater(() => new Promise((resolve, reject) => socket.send('x', 53, '1.1.1.1', (error) => error ? reject(error) : resolve('sent')))).then(() => socket.close())",
    expect: held,
  },
  {
    name: 'connects to sockets of the host',
    code: `
const net = require('node:net')
const reach = (path) => () => new Promise((resolve, reject) => net.connect(path, () => resolve(path)).on('error', reject))
refusedLater(...[SOCKET, '\\0' + SOCKET, '/var/run/docker.sock', '/run/docker.sock', '/run/dbus/system_bus_socket'].map(reach))`,
    expect: held,
  },
  {
    name: 'sees more of a network than its own end',
    code: `
const names = require('node:fs').readFileSync('/proc/net/dev', 'utf8').split('\\n').slice(2).map((line) => line.split(':')[0].trim())
const others = names.filter((name) => name !== '' && name !== 'lo')
if (others.length > 0) escaped(others)
else held()`,
    expect: held,
  },

  // Other processes.
  { name: 'kills all processes that it can', code: "refused(() => process.kill(-1, 'SIGKILL'))", expect: held },
  {
    name: 'kills the first process and the server',
    code: "try { process.kill(1, 'SIGKILL') } catch {}\ntry { process.kill(1, 'SIGTERM') } catch {}\nrefused(() => process.kill(Number(PID), 'SIGKILL'), () => process.kill(Number(PID), 0))",
    expect: held,
  },
  { name: 'debugs the server', code: 'refused(() => process._debugProcess(Number(PID)))', expect: held },
  {
    name: 'kills itself',
    code: "process.kill(process.pid, 'SIGKILL')",
    expect: { ending: 'nonzero_exit', signal: 'SIGKILL' },
  },
  { name: 'aborts', code: 'process.abort()', expect: { ending: 'nonzero_exit', signal: 'SIGABRT' } },

  // Privileges.
  {
    name: 'becomes another user',
    code: 'refused(() => process.setuid(0), () => process.setgid(0), () => process.seteuid(0), () => process.setegid(0), () => process.setgroups([0]), () => process.initgroups("root", 0))',
    expect: held,
  },
  {
    name: 'runs what gives privileges',
    code: `
const { execFileSync } = require('node:child_process')
const run = (...command) => () => execFileSync(command[0], command.slice(1), { stdio: 'pipe', timeout: 10_000, input: '\\n' })
refused(run('sudo', '-n', 'id'), run('su', '-c', 'id'), run('mount', '-t', 'tmpfs', 'x', '/work'), run('unshare', '-r', 'id'), run('nsenter', '-t', '1', '-a', 'id'), run('chroot', '/', 'id'))`,
    expect: held,
  },
  {
    name: 'starts programs as another user',
    code: "const { execFileSync } = require('node:child_process')\nrefused(() => execFileSync('id', { uid: 0, stdio: 'pipe' }), () => execFileSync('id', { gid: 0, stdio: 'pipe' }))",
    expect: held,
  },
  {
    name: 'loads its own code into its runtime',
    code: `
const fs = require('node:fs')
fs.writeFileSync('evil.node', '\\x7fELF')
refused(() => process.dlopen({ exports: {} }, '/work/evil.node'), () => process.dlopen({ exports: {} }, '/usr/lib/x86_64-linux-gnu/libc.so.6'), () => require('/work/evil.node'))`,
    expect: held,
  },
  {
    name: 'reaches into its runtime',
    code: `
const seen = []
for (const name of ['spawn_sync', 'fs', 'process_wrap', 'pipe_wrap', 'tcp_wrap']) {
  try {
    seen.push(process.binding(name))
  } catch {}
}
const { spawn } = seen.find((each) => each.spawn) ?? {}
const done = spawn?.({ file: '/bin/cat', args: ['cat', SECRET], stdio: [{ type: 'pipe', readable: true }, { type: 'pipe', writable: true }, { type: 'pipe', writable: true }] })
if (done?.output?.[1]?.length) escaped(done.output[1])
else held()`,
    expect: { ending: ['ok', 'nonzero_exit'] },
  },
  {
    name: 'climbs out of a context by way of constructors',
    code: `
const vm = require('node:vm')
const outer = vm.runInNewContext("this.constructor.constructor('return process')()", { given: {} })
const names = Object.keys(outer.env).filter((name) => /CANARY|VITEST|NODE/.test(name))
refused(() => names.length > 0 ? names : outer.getBuiltinModule('fs').readFileSync(SECRET), () => outer.getBuiltinModule('fs').readdirSync(SERVER), () => outer.mainModule.require(SERVER))`,
    expect: held,
  },
  {
    name: 'climbs out by way of an error and its stack',
    code: `
const host = (() => {
  try {
    null.x
  } catch (error) {
    return error.constructor.constructor('return globalThis')()
  }
})()
const old = Error.prepareStackTrace
Error.prepareStackTrace = (_, frames) => frames.map((frame) => frame.getThis())
const things = new Error('x').stack
Error.prepareStackTrace = old
refused(() => host.process.getBuiltinModule('fs').readFileSync(SECRET), () => things.find((each) => each?.SharedArrayBuffer && each !== globalThis).process.env.GYM_CANARY.length)`,
    expect: held,
  },
  {
    name: 'pollutes what every object inherits',
    code: `
Object.prototype.uid = 0
Object.prototype.shell = '/program/main'
Object.prototype.env = { LD_PRELOAD: '/work/x.so' }
Object.prototype.exitCode = 0
const got = require('node:child_process').spawnSync('id', ['-u'], { uid: undefined, shell: false, env: {} }).stdout
if (String(got).trim() === '0') escaped(got)
else held()`,
    expect: { ending: ['ok', 'nonzero_exit'] },
  },
  {
    name: 'waits for a debugger that anybody could be',
    code: "const inspector = require('node:inspector')\ninspector.open(9229, '0.0.0.0')\ninspector.close()\nheld()",
    expect: { ending: ['ok', 'nonzero_exit'] },
  },
  {
    name: 'raises its priority',
    code: "refused(() => require('node:os').setPriority(0, -20), () => require('node:os').setPriority(Number(PID), 19))",
    expect: held,
  },
  {
    name: 'sets clocks',
    code: "const { execFileSync } = require('node:child_process')\nprocess.env.TZ = 'Antarctica/../../../../etc/shadow'\nnew Date().toString()\nrefused(() => execFileSync('date', ['-s', '2001-01-01'], { stdio: 'pipe' }), () => execFileSync('hostname', ['evil'], { stdio: 'pipe' }))",
    expect: held,
  },

  // What it says and how it ends.
  {
    name: 'writes what is no text',
    code: 'process.stdout.write(Buffer.concat([Buffer.from(Array.from({ length: 256 }, (_, i) => i)), Buffer.from([0xf0, 0x9f, 10])]))\nheld()',
    expect: held,
  },
  { name: 'ends as if it had been killed', code: 'process.exit(137)', expect: { ending: 'nonzero_exit' } },
  { name: 'ends as if it had used too much time', code: 'process.exit(128 + 24)', expect: { ending: 'nonzero_exit' } },
  {
    name: 'claims that it went well',
    code: `console.log('{"ending":"ok","exitCode":0,"reward":1}')\nconsole.error('1\\n1\\n')\nprocess.exitCode = 3`,
    expect: { ending: 'nonzero_exit' },
  },
  { name: 'fails and nobody sees it', code: "Promise.reject(new Error('unseen'))", expect: { ending: 'nonzero_exit' } },
  {
    name: 'ends while it waits',
    code: "require('node:vm')\nconst wait = async () => { await new Promise(() => {}) }\nwait().then(() => escaped('done'))\nheld()",
    expect: held,
  },
]
