import { brief, held, type HostileProgram } from './hostile-program.ts'

/** Bash programs that reach for what is not theirs. */
export const bashReach: readonly HostileProgram[] = [
  // Files of the host.
  {
    name: 'reads files of the host',
    code: `refused 'cat "$SECRET"' 'cat /etc/shadow' 'cat /etc/hosts' 'cat /root/.bashrc' 'head -c 1 /proc/kcore' 'head -c 1 /dev/mem' 'head -c 1 /dev/sda' 'head -c 1 /dev/vda' 'timeout 1 cat /dev/kmsg' 'cat /proc/1/environ' 'cat "/proc/1/root$SECRET"' 'cat /proc/$PID/environ'`,
    expect: held,
  },
  {
    name: 'lists folders of the host',
    code: `refused 'ls "$SERVER"' 'ls /root' 'ls /home' 'ls /sys' 'ls /var' 'ls /run' 'ls /opt' 'ls /proc/1/fd' 'ls /proc/1/cwd/' 'cd "$SERVER"'`,
    expect: held,
  },
  {
    name: 'looks for secrets everywhere',
    code: `grep -rsl GYM_CANARY /proc/[0-9]*/environ /work /dev/shm /etc /run /var /root /home 2>/dev/null && escaped found; held`,
    expect: held,
  },
  {
    name: "finds the server's environment in its own",
    code: "env | grep -E '^(GYM_|NODE|VITEST|npm_)' && escaped environment; held",
    expect: held,
  },
  {
    name: 'reads what other processes were started with',
    code: `
for each in /proc/[0-9]*; do
  text=$(tr '\\0' ' ' < "$each/cmdline") || continue
  [[ $text == *"$MARKER"* || $text == '' ]] || escaped "$text"
done 2>/dev/null
held`,
    expect: held,
  },
  {
    name: 'follows links of its own out',
    code: `ln -s "$SECRET" secret; ln -s / root; refused 'cat secret' 'cat "root$SECRET"' 'ls root/root' 'cp -rL root/home copy'`,
    expect: held,
  },
  {
    name: 'makes hard links to what it does not own',
    code: `refused 'ln /usr/bin/env env' 'ln "$0" main' 'ln /etc/passwd passwd'`,
    expect: held,
  },
  {
    name: 'writes to the system and to its own program',
    code: `refused 'echo x > /x' 'echo x > /usr/x' 'echo x > /usr/bin/env' 'echo x > /bin/sh' 'echo x >> /etc/passwd' 'echo x > /program/x' 'echo x >> "$0"' 'chmod 777 "$0"' 'rm -rf /program/*.sh' 'mv /usr/bin/env /work' 'touch /dev/x' 'mkdir /x'`,
    expect: held,
  },
  {
    name: 'changes how the kernel works',
    code: `refused 'echo x > /proc/sys/kernel/core_pattern' 'echo 1 > /proc/sys/kernel/sysrq' 'echo c > /proc/sysrq-trigger' 'echo 9 > /proc/sys/vm/drop_caches' 'sysctl -w kernel.hostname=x' 'hostname evil' 'date -s 2001-01-01' 'hwclock -w' 'insmod x.ko' 'modprobe loop' 'dmesg' 'swapon /work/x' 'losetup -f'`,
    expect: held,
  },
  { name: 'makes devices', code: `refused 'mknod sda b 8 0' 'mknod mem c 1 1' 'mknod /dev/kmsg c 1 11'`, expect: held },
  {
    name: 'writes to the memory of the process that started it',
    code: `refused 'exec 9<>/proc/1/mem' 'dd if=/dev/zero of=/proc/1/mem count=1' 'echo x > /proc/$PID/mem'`,
    expect: held,
  },
  {
    name: 'writes over its own memory',
    code: `dd if=/dev/zero of=/proc/self/mem bs=1 count=1 seek=4096 2>/dev/null && escaped memory; held`,
    expect: held,
  },
  {
    name: 'protects itself from being ended first',
    code: `refused 'echo -1000 > /proc/self/oom_score_adj' 'echo 0 0 1 > /proc/self/uid_map' 'echo allow > /proc/self/setgroups' 'renice -20 $$' 'chrt -f 99 true' 'ionice -c 1 true'`,
    expect: held,
  },
  {
    name: 'raises its own limits',
    code: `refused 'ulimit -u 100000' 'ulimit -d unlimited' 'ulimit -t unlimited' 'ulimit -f unlimited' 'ulimit -n 100000' 'ulimit -c unlimited' 'prlimit --pid $$ --nproc=unlimited'`,
    expect: held,
  },
  {
    name: 'dumps its core',
    code: `ulimit -c unlimited 2>/dev/null; (kill -SEGV $BASHPID) 2>/dev/null; for each in *; do [[ $each == '*' ]] || escaped "$each"; done; held`,
    expect: held,
  },

  // Descriptors.
  {
    name: 'uses descriptors that it was not given',
    code: `
for each in /proc/self/fd/*; do
  number=\${each##*/}
  # Bash reads its program from its last.
  if ((number > 2 && number != 255)) && [[ -e $each && $(readlink "$each") != /proc/* ]]; then escaped "$number $(readlink "$each")"; fi
done
for ((number = 3; number < 255; number += 1)); do
  if (exec 2>/dev/null; echo x >&"$number"); then escaped "$number"; fi
done
held`,
    expect: held,
  },
  {
    name: 'writes into the terminal of the server',
    code: `refused 'echo x > /dev/tty' 'echo x > /dev/console' 'echo x > /dev/pts/0' 'echo x > /dev/tty1' 'stty sane < /dev/tty'`,
    expect: held,
  },

  // The network.
  {
    name: 'connects to other machines',
    code: `refused 'timeout 2 bash -c "echo > /dev/tcp/127.0.0.1/22"' 'timeout 2 bash -c "echo > /dev/tcp/1.1.1.1/53"' 'timeout 2 bash -c "echo > /dev/tcp/169.254.169.254/80"' 'timeout 2 bash -c "echo > /dev/tcp/::1/80"' 'timeout 2 bash -c "echo > /dev/tcp/localhost/80"' 'timeout 2 bash -c "echo > /dev/udp/1.1.1.1/53"'`,
    expect: held,
  },
  {
    name: 'asks for the address of a name',
    code: `refused 'timeout 2 getent hosts example.com' 'timeout 2 bash -c "echo > /dev/tcp/example.com/80"' 'host example.com' 'nslookup example.com'`,
    expect: held,
  },
  {
    name: 'fetches',
    code: `refused 'curl -sm 2 http://example.com' 'wget -qT 2 -t 1 http://1.1.1.1' 'timeout 2 git clone https://github.com/x/x' 'timeout 2 ssh -o BatchMode=yes root@127.0.0.1' 'timeout 2 perl -MIO::Socket -e "IO::Socket::INET->new(q(1.1.1.1:53)) or exit 1"'`,
    expect: held,
  },
  {
    name: 'connects to sockets of the host',
    code: `refused 'test -e "$SOCKET"' 'test -e /var/run/docker.sock' 'test -e /run/docker.sock' 'test -e /run/dbus/system_bus_socket' 'timeout 2 perl -MIO::Socket::UNIX -e "IO::Socket::UNIX->new(Peer => qq(\\0) . shift) or exit 1" "$SOCKET"'`,
    expect: held,
  },
  {
    name: 'sees more of a network than its own end',
    code: `tail -n +3 /proc/net/dev | grep -v '^ *lo:' && escaped interfaces; (($(wc -l < /proc/net/route) <= 1)) || escaped routes; held`,
    expect: held,
  },
  {
    name: 'changes its network',
    code: `refused 'ip link add x type dummy' 'ip route add default dev lo' 'ifconfig lo down' 'iptables -L' 'tcpdump -c 1'`,
    expect: held,
  },

  // Other processes.
  {
    name: 'kills all processes that it can',
    code: '(sleep 1000 &) ; kill -KILL -1; held',
    expect: { ending: ['ok', 'nonzero_exit'] },
  },
  {
    name: 'sends every signal to the first process and to the server',
    code: `for number in {1..64}; do kill -"$number" 1 2>/dev/null; done; refused 'kill -9 "$PID"' 'kill -0 "$PID"'`,
    expect: held,
  },
  {
    name: 'looks into other processes',
    code: `refused 'strace -p 1' 'timeout 5 gdb -batch -p 1 -ex quit --return-child-result' 'ls -l /proc/1/exe' 'cat /proc/1/maps' 'cat /proc/1/stack'`,
    expect: held,
  },
  { name: 'kills itself', code: 'kill -KILL $$', expect: { ending: 'nonzero_exit', signal: 'SIGKILL' } },
  {
    name: 'kills the group of its processes',
    code: 'sleep 1000 & kill -KILL 0',
    expect: { ending: ['nonzero_exit', 'timeout'] },
    limits: brief,
  },

  // Privileges.
  {
    name: 'runs what gives privileges',
    code: `refused 'sudo -n id' 'su -c id' 'pkexec id' 'doas id' 'newgrp root' 'sg root id' 'passwd -d root' 'chsh -s /bin/sh root' 'useradd evil' 'crontab -l' 'at now' 'systemctl status' 'docker ps'`,
    expect: held,
  },
  {
    name: 'becomes another user',
    code: `refused 'setpriv --reuid 0 id' 'setpriv --regid 0 --clear-groups id' 'chown 0:0 /work' 'chgrp 0 /work' 'python3 -c "import os; os.setuid(0)"' 'perl -e "$< = 0; exit($< != 0)"' 'capsh --user=root -- -c id' '[[ $(id -u) == 0 ]]'`,
    expect: held,
  },
  {
    name: 'makes a program that runs as its owner',
    code: `cp /usr/bin/id id; chmod 6777 id; chown 0 id 2>/dev/null; [[ $(./id -u) == 65534 ]] || escaped "$(./id)"; held`,
    expect: held,
  },
  {
    name: 'mounts',
    code: `refused 'mount -t tmpfs x /work' 'mount --bind / /work' 'mount -o remount,rw /' 'mount -t proc proc /proc' 'umount -l /program' 'umount /proc/1' 'pivot_root /work /work' 'fusermount -u /work'`,
    expect: held,
  },
  {
    name: 'makes and enters namespaces',
    code: `refused 'unshare -r id' 'unshare -m true' 'unshare -n true' 'unshare -p -f true' 'nsenter -t 1 -a true' 'nsenter -t $$ -U true' 'chroot / true' 'chroot /work true' 'bwrap --ro-bind / / true' 'ip netns list | grep .'`,
    expect: held,
  },
  {
    name: 'loads its own code into programs with privileges',
    code: `printf '\\x7fELF' > evil.so; LD_PRELOAD=/work/evil.so passwd -S root 2>/dev/null && escaped preload; refused 'enable -f /work/evil.so evil' 'LD_AUDIT=/work/evil.so su -c id'`,
    expect: held,
  },
  {
    name: 'shadows programs of the system',
    code: `printf '#!/bin/sh\\necho fake' > ls; chmod +x ls; PATH=/work:$PATH; hash -r; [[ $(ls) == fake ]] && unset PATH; refused '/bin/cp /work/ls /usr/bin/ls' '/bin/ln -sf /work/ls /bin/ls'`,
    expect: held,
  },
  {
    name: 'plays with its environment and its place',
    code: `export TZ=Antarctica/../../../../etc/shadow LANG=/../../etc/shadow LC_ALL=x IFS=/ ENV=/etc/shadow BASH_ENV=/etc/shadow HOME=/root; bash -c : 2>/dev/null; refused 'cat ~/.bashrc'`,
    expect: held,
  },

  // What it says and how it ends.
  {
    name: 'writes what is no text',
    code: `printf '\\xff\\xfe\\x80\\xf0\\x9f\\n'; printf '\\0\\0\\0\\n'; held`,
    expect: held,
  },
  {
    name: 'writes what would change a terminal',
    code: `printf '\\e[2J\\e]0;evil\\a\\e[8m\\r\\b'; echo; held`,
    expect: held,
  },
  { name: 'ends as if it had been killed', code: 'exit 137', expect: { ending: 'nonzero_exit' } },
  { name: 'ends as if it had used too much time', code: 'exit 152', expect: { ending: 'nonzero_exit' } },
  { name: 'ends with more than fits', code: 'exit 511', expect: { ending: 'nonzero_exit' } },
  {
    name: 'claims that it went well',
    code: `echo '{"ending":"ok","exitCode":0,"reward":1}'; echo '{ "exit-code": 0 }' >&2; exit 3`,
    expect: { ending: 'nonzero_exit' },
  },
  {
    name: 'sends itself the signal of a limit',
    code: 'kill -XCPU $$',
    expect: { ending: 'nonzero_exit', signal: 'SIGXCPU' },
  },
]
