# shellcheck shell=bash
# How the benchmarks find processes and read their CPU time; sourced, never run.

hertz=$(getconf CLK_TCK)
# User and system time of processes, in microseconds.
cpu_us() {
    local pid fields total=0
    for pid in "$@"; do
        fields=$(sed 's/^.*) //' "/proc/$pid/stat" 2>/dev/null) || continue
        # shellcheck disable=SC2086
        set -- $fields
        total=$((total + ${12} + ${13}))
    done
    printf '%s' $((total * 1000000 / hertz))
}
# Its children and theirs, and so on.
descendants() {
    local child
    for child in $(pgrep -P "$1" || true); do printf ' %s%s' "$child" "$(descendants "$child")"; done
}
