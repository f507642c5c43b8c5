#!/bin/sh
# Runs a program while an LTTng session of its own records its events. Needs lttng-tools.
set -u
command -v lttng-sessiond >/dev/null || { echo "skipped: lttng-tools is not installed"; exit 0; }
dir=$(mktemp -d)
export LTTNG_HOME="$dir"
lttng-sessiond >/dev/null 2>&1 &
daemon=$!
cleanup() {
    lttng -n -q destroy interleave-bench >/dev/null 2>&1
    kill "$daemon" 2>/dev/null
    wait "$daemon"
    rm -rf "$dir"
}
trap cleanup EXIT
tries=0
until lttng -n -q list >/dev/null 2>&1; do
    tries=$((tries + 1))
    if [ "$tries" -gt 100 ] || ! kill -0 "$daemon" 2>/dev/null; then
        echo "skipped: lttng-sessiond did not start (does another one run?)"
        exit 0
    fi
    sleep 0.1
done
if lttng -n -q create interleave-bench --output="$dir/trace" >/dev/null \
    && lttng -n -q enable-channel -u bench --subbuf-size=4M --num-subbuf=4 >/dev/null \
    && lttng -n -q enable-event -u -c bench 'interleave_bench:*' >/dev/null \
    && lttng -n -q start >/dev/null; then
    "$@"
else
    echo "skipped: LTTng made no session"
fi
