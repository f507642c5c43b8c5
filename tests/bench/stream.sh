#!/usr/bin/env bash
# STREAM's triad by Debian's hpcc: prints the GB/s of one process alone and of each of two at once, as
# hpcc measures them (the best of its repetitions). Takes about a minute. Prints nothing and fails where
# hpcc is not installed or does not get there.
set -u
command -v hpcc >/dev/null && command -v mpirun >/dev/null || exit 1
folder=$(mktemp -d) || exit 1
trap 'kill "$run" 2>/dev/null; wait "$run" 2>/dev/null; rm -rf "$folder"' EXIT
cd "$folder" || exit 1
# Problem size 4000: 16 MB for each array and process. HPL itself would come last.
sed -e 's/^1000 *Ns/4000 Ns/' -e 's/^2 *Ps/1 Ps/' /usr/share/doc/hpcc/examples/_hpccinf.txt >hpccinf.txt || exit 1
export OMPI_ALLOW_RUN_AS_ROOT=1 OMPI_ALLOW_RUN_AS_ROOT_CONFIRM=1 OMPI_MCA_rmaps_base_oversubscribe=1
timeout 240 mpirun -np 2 hpcc >/dev/null 2>&1 &
run=$!
while kill -0 "$run" 2>/dev/null; do
    grep -q '^End of SingleSTREAM' hpccoutf.txt 2>/dev/null && break
    sleep 1
done
single=$(sed -n 's/^Single STREAM Triad GB\/s *//p' hpccoutf.txt 2>/dev/null)
each=$(sed -n 's/^Average Triad GB\/s *//p' hpccoutf.txt 2>/dev/null)
[ -n "$single" ] && [ -n "$each" ] && echo "$single $each"
