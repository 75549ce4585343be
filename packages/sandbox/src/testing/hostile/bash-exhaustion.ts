import { brief, held, type HostileProgram } from './hostile-program.ts'

/** Bash programs that want all there is of something. */
export const bashExhaustion: readonly HostileProgram[] = [
  // Time.
  { name: 'loops for ever', code: 'while :; do :; done', limits: brief, expect: { ending: 'timeout' } },
  { name: 'sleeps for ever', code: 'sleep infinity', limits: brief, expect: { ending: 'timeout' } },
  {
    name: 'waits for a pipe that nobody writes to',
    code: 'mkfifo pipe; read -r line < pipe',
    limits: brief,
    expect: { ending: 'timeout' },
  },
  {
    name: 'ignores every signal that can be ignored',
    code: `for number in {1..64}; do trap '' "$number" 2>/dev/null; done; while :; do :; done`,
    limits: brief,
    expect: { ending: 'timeout' },
  },
  {
    name: 'answers the signal of the limit of processor time with more work',
    code: "trap ':' XCPU; while :; do :; done",
    limits: { cpuMs: 1000 },
    expect: { ending: 'timeout' },
  },
  {
    name: 'never stops while it exits',
    code: "trap 'while :; do :; done' EXIT; exit 0",
    limits: brief,
    expect: { ending: 'timeout' },
  },
  {
    name: 'does something before everything',
    code: "trap 'while :; do :; done' DEBUG; true",
    limits: brief,
    expect: { ending: 'timeout' },
  },
  { name: 'stops itself as a debugger would', code: 'kill -STOP $$', limits: brief, expect: { ending: 'timeout' } },
  { name: 'becomes itself again for ever', code: 'exec bash "$0" "$@"', limits: brief, expect: { ending: 'timeout' } },
  {
    name: 'reads itself again for ever',
    code: 'source "$0" "$@"',
    limits: brief,
    expect: { ending: ['timeout', 'memory', 'nonzero_exit', 'process_limit'] },
  },
  {
    name: 'evaluates an expression that names itself',
    code: 'a=a+a; echo $((a))',
    expect: { ending: ['nonzero_exit', 'ok'] },
  },
  {
    name: 'backtracks in a pattern',
    code: `shopt -s extglob; text=$(printf 'a%.0s' {1..60}); [[ \${text}b == +(+(+(+(a)))) ]]`,
    limits: brief,
    expect: { ending: ['timeout', 'nonzero_exit'] },
  },
  {
    name: 'computes for ever in another program',
    code: "echo '2^(2^30)' | (bc || python3 -c 'print(2 ** 2 ** 40)' || awk 'BEGIN { while (1); }')",
    limits: brief,
    expect: { ending: ['timeout', 'memory'] },
  },

  // Processes.
  {
    name: 'doubles itself for ever',
    code: 'bomb() { bomb | bomb & }; bomb; wait; sleep infinity',
    limits: brief,
    expect: { ending: ['timeout', 'process_limit'] },
  },
  {
    name: 'starts programs without end',
    code: 'while :; do sleep 1000 & done',
    limits: { wallMs: 2000 },
    expect: { ending: ['process_limit', 'timeout'] },
  },
  {
    name: 'starts more processes than it may and says how many',
    code: `
for ((i = 0; i < 200; i += 1)); do sleep 1000 & done 2>/dev/null
running=$(jobs -pr | wc -l)
if ((running > 32)); then escaped "$running"; else held; fi`,
    limits: { wallMs: 2000 },
    expect: { ending: ['ok', 'process_limit', 'timeout'] },
  },
  {
    name: 'makes a pipeline without end',
    code: `eval "$(printf 'cat |%.0s' {1..2000}) cat"`,
    limits: { wallMs: 2000 },
    expect: { ending: ['process_limit', 'timeout', 'nonzero_exit', 'memory'] },
  },
  {
    name: 'leaves a daemon that writes for ever',
    code: `(setsid bash -c 'while :; do echo x > daemon.txt; done' "$MARKER" > /dev/null 2>&1 &) ; held`,
    expect: held,
  },
  { name: 'leaves a daemon that holds its output open', code: '(nohup setsid sleep 1000000 &) ; held', expect: held },
  {
    name: 'disowns what it started',
    code: "(trap '' HUP TERM INT; exec sleep 1000000) & disown -a; held",
    expect: held,
  },
  {
    name: 'leaves a process that writes to its output for ever',
    code: '(while :; do echo x; done) & held',
    expect: { ending: ['ok', 'output_limit'] },
  },
  {
    name: 'starts another of itself as it ends',
    code: `trap '(setsid bash "$0" "$@" "$MARKER" &)' EXIT; held`,
    expect: held,
  },

  // Memory.
  {
    name: 'doubles a string',
    code: 'text=x; while :; do text=$text$text; done',
    expect: { ending: ['memory', 'nonzero_exit'] },
  },
  {
    name: 'grows an array',
    code: 'while :; do kept+=({1..10000}); done',
    limits: { memoryBytes: 64 * 1024 * 1024 },
    expect: { ending: 'memory' },
  },
  {
    name: 'spells out a long list',
    code: 'echo {1..1000000000}; held',
    expect: { ending: ['ok', 'memory', 'nonzero_exit'] },
  },
  {
    name: 'reads a file without end into itself',
    code: 'text=$(< /dev/zero)',
    limits: brief,
    expect: { ending: ['timeout', 'memory', 'nonzero_exit'] },
  },
  {
    name: 'reads a file without end into an array',
    code: 'yes | mapfile kept',
    expect: { ending: ['memory', 'process_limit', 'nonzero_exit'] },
  },
  {
    name: 'looks for the last line of a file without end',
    code: 'tail /dev/zero',
    expect: { ending: ['memory', 'nonzero_exit'] },
  },
  {
    name: 'sorts what never ends',
    code: 'yes | sort -S 1G > /dev/null',
    limits: { wallMs: 2000 },
    expect: { ending: ['memory', 'timeout', 'nonzero_exit', 'ok'] },
  },
  {
    name: 'recurses for ever',
    code: 'deeper() { deeper; }; deeper',
    limits: brief,
    expect: { ending: ['nonzero_exit', 'memory', 'timeout'] },
  },
  {
    name: 'unpacks a bomb',
    code: 'head -c 40000000 /dev/zero | gzip -9 | gzip -9 > bomb; for i in {1..50}; do cat bomb; done | gunzip | gunzip > whole; (($(stat -c %s whole) <= 8388608)) && held',
    expect: { ending: ['ok', 'nonzero_exit'] },
  },

  // Files.
  {
    name: 'writes one huge file',
    code: 'head -c 10G /dev/zero > huge; (($(stat -c %s huge) <= 8388608)) && held',
    expect: held,
  },
  {
    name: 'makes a file that is mostly hole',
    code: "refused 'truncate -s 1T hole' 'fallocate -l 1T whole' 'dd if=/dev/zero of=far bs=1 count=1 seek=1T'",
    expect: held,
  },
  {
    name: 'fills every folder that it may write to',
    code: `
for folder in . /dev/shm /dev /tmp /var/tmp /run / /etc; do
  for i in {1..20}; do head -c 4M /dev/zero > "$folder/fill-$RANDOM-$i"; done
done 2>/dev/null
total=$(find / -xdev -name 'fill-*' -printf '%s\\n' 2>/dev/null | paste -sd+ - | bc 2>/dev/null || du -sb /work | cut -f1)
used=$(df --output=used -B1 /work | tail -1)
if ((used > 33554432)); then escaped "$used $total"; else held; fi`,
    expect: held,
  },
  {
    name: 'makes files without end',
    code: 'while :; do : > "$((i += 1))"; done',
    limits: brief,
    expect: { ending: ['timeout', 'nonzero_exit', 'memory'] },
  },
  {
    name: 'makes folders in folders without end',
    code: 'while :; do mkdir d; cd d; done 2>/dev/null',
    limits: brief,
    expect: { ending: ['timeout', 'nonzero_exit', 'memory'] },
  },
  {
    name: 'follows a link that leads to itself',
    code: "ln -s loop loop; mkdir a; ln -s .. a/up; refused 'cat loop' 'cat a/up/a/up/loop'",
    expect: held,
  },

  // Output.
  { name: 'writes to its output without end', code: 'yes', expect: { ending: 'output_limit' } },
  { name: 'writes to its standard error without end', code: 'yes >&2', expect: { ending: 'output_limit' } },
  { name: 'writes to both at once', code: 'yes & yes >&2', expect: { ending: 'output_limit' } },
  { name: 'writes one long line', code: "head -c 1G /dev/zero | tr '\\0' x", expect: { ending: 'output_limit' } },
  { name: 'writes noise without end', code: 'cat /dev/urandom', expect: { ending: 'output_limit' } },
  { name: 'is flooded with input and reads none of it', code: 'held', stdin: 'x'.repeat(4_000_000), expect: held },
  {
    name: 'gives its input back twice',
    code: 'tee /dev/fd/2',
    stdin: 'x'.repeat(60_000),
    expect: { ending: ['output_limit', 'nonzero_exit', 'ok'] },
  },
]
