#!/usr/bin/env bash
# Runs every benchmark of a build and prints its ratios. Fails only if a benchmark does.
#   tests/bench/run_all.sh [BUILD_DIRECTORY]      default: build/release
set -u
root=$(cd "$(dirname "$0")/../.." && pwd)
build=${1:-$root/build/release}
shopt -s nullglob
programs=("$build"/bin/bench_*)
if [ ${#programs[@]} -eq 0 ]; then
    echo "no benchmarks in $build/bin: build them first (cmake --build --preset release)" >&2
    exit 2
fi
echo "$(uname -sr), $(nproc) CPUs, load $(cut -d' ' -f1-3 /proc/loadavg): trust ratios more than times"
failed=0
for program in "${programs[@]}"; do
    printf '\n== %s\n' "$(basename "$program")"
    QT_QPA_PLATFORM=offscreen "$program" || { echo "failed: exit code $?"; failed=1; }
done
exit $failed
