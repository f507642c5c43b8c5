#!/usr/bin/env bash
# run_guest.sh PROGRAM [KERNEL]   runs PROGRAM, with the libraries that it needs, in a guest of two
# nodes of memory and two CPUs each. The machine is emulated (TCG): that needs no rights and works
# inside another guest. KERNEL: a Linux kernel to boot; else the newest that may be read in /boot.
# Exit code 77: this machine cannot run it.
set -euo pipefail

skip() {
    echo "Skipped: $*"
    exit 77
}

program=$1
kernel=${2:-}
[ "$(uname -m)" = x86_64 ] || skip "the guest is an x86_64 machine"
for tool in qemu-system-x86_64 busybox cpio; do
    command -v "$tool" >/dev/null || skip "$tool is not installed"
done
if [ -z "$kernel" ]; then
    for one in $(ls -t /boot/vmlinuz-* 2>/dev/null); do
        [ -r "$one" ] && kernel=$one && break
    done
fi
[ -r "$kernel" ] || skip "there is no kernel for the guest that this user may read"

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$work"/root/{bin,proc,sys,dev,tmp}
cp "$(command -v busybox)" "$work/root/bin/busybox"
cp "$program" "$work/root/program"
ldd "$program" | grep -o '/[^ ]*' | while read -r library; do
    mkdir -p "$work/root$(dirname "$library")"
    cp -L "$library" "$work/root$library"
done
cat >"$work/root/init" <<'INIT'
#!/bin/busybox sh
/bin/busybox mount -t proc proc /proc
/bin/busybox mount -t sysfs sys /sys
/bin/busybox mount -t devtmpfs dev /dev
/program
echo "exit code $?"
/bin/busybox poweroff -f
INIT
chmod +x "$work/root/init"
(cd "$work/root" && find . | cpio --quiet -o -H newc) | gzip -1 >"$work/initramfs"

timeout 150 qemu-system-x86_64 -accel tcg -cpu max -m 768 -smp 4 -nodefaults -no-reboot -display none \
    -serial "file:$work/console" \
    -object memory-backend-ram,id=near,size=384M -object memory-backend-ram,id=far,size=384M \
    -numa node,nodeid=0,cpus=0-1,memdev=near -numa node,nodeid=1,cpus=2-3,memdev=far \
    -numa dist,src=0,dst=1,val=21 \
    -kernel "$kernel" -initrd "$work/initramfs" -append 'console=ttyS0 quiet panic=-1' </dev/null \
    || echo "the guest ended with exit code $?"
tr -d '\r' <"$work/console" | tail -n 60
grep -aq '^exit code 0' "$work/console"
