#!/usr/bin/env bash
# ./setup.sh run [DEMO]   installs what is missing, builds Interleave, opens it on a running demo;
#                         without a display, runs the demo and names the picture it wrote
# ./setup.sh test         installs what is missing, builds everything, runs the tests
# For Debian 12 and Ubuntu 24.04. Asks for nothing when nothing is missing.
set -euo pipefail
cd "$(dirname "$(readlink -f "$0")")"

# What it takes to build and to run.
build_packages=(
    g++ cmake ninja-build pkg-config
    qt6-base-dev qt6-svg-dev libqcustomplot-dev
    qt6-tools-dev qt6-tools-dev-tools qt6-l10n-tools qt6-translations-l10n
    libexpected-dev libcli11-dev nlohmann-json3-dev
    libsqlite3-dev libzstd-dev libxxhash-dev libhwloc-dev libvulkan-dev glslc
    libgif-dev libwebp-dev libeigen3-dev libhwy-dev
    fonts-inter fonts-jetbrains-mono python3
)
# What the tests need beyond that.
test_packages=(
    xvfb openbox xdotool # a lecture before nobody
    clang-format desktop-file-utils appstream shared-mime-info libxml2-utils man-db
    mesa-vulkan-drivers vulkan-validationlayers # a GPU made of the CPU, and what checks how we use it
    python3 sqlite3 protobuf-compiler librsvg2-bin poppler-utils giflib-tools webp # read what we write
)

fail() {
    echo "setup.sh: $*" >&2
    exit 1
}

is_installed() {
    [ "$(dpkg-query -W -f '${db:Status-Status}' "$1" 2>/dev/null)" = installed ]
}

install_missing() {
    if ! command -v dpkg-query >/dev/null; then
        echo "This is neither Debian nor Ubuntu: what the packages ${*} hold must be there already."
        return
    fi
    local missing=()
    for package in "$@"; do
        is_installed "$package" || missing+=("$package")
    done
    [ ${#missing[@]} -gt 0 ] || return 0
    local as_root=()
    if [ "$(id -u)" -ne 0 ]; then
        command -v sudo >/dev/null || fail "these packages are missing: ${missing[*]}
You are not root and there is no sudo. Ask an administrator for:
    apt-get install ${missing[*]}"
        as_root=(sudo)
    fi
    echo "Installing: ${missing[*]}"
    "${as_root[@]}" apt-get update -q || echo "setup.sh: the package lists could not be refreshed; going on with the old ones" >&2
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
        apt-get install -q -y --no-install-recommends "${missing[@]}" \
        || fail "these packages could not be installed: ${missing[*]}"
}

build() {
    cmake --preset release
    cmake --build --preset release "$@"
}

run() {
    local demo=${1:-thread-life}
    install_missing "${build_packages[@]}"
    build --target interleave interleave-runner
    if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
        exec build/release/bin/interleave "$demo" --run
    fi
    local picture=$PWD/build/$demo.png
    build/release/bin/interleave run "$demo" --export "$picture"
    [ -s "$picture" ] || fail "the demo ran but wrote no picture to $picture"
    echo "There is no display, so the demo ran without a window. Its picture: $picture"
}

run_tests() {
    install_missing "${build_packages[@]}" "${test_packages[@]}"
    build
    ctest --preset release
}

case ${1:-} in
run) run "${@:2}" ;;
test) run_tests ;;
packages) install_missing "${build_packages[@]}" "${test_packages[@]}" "${@:2}" ;; # for .ci/run
*)
    sed -n '2,5s/^# //p' setup.sh >&2
    exit 2
    ;;
esac
