# shellcheck shell=bash
# What the scripts share; sourced, never run. The sourcing script sets -euo pipefail.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
me=$(basename "$0")

say() { printf '%s\n' "$*"; }

die() {
    printf '%s: %s\n' "$me" "$*" >&2
    exit 1
}

# The major version of a java program: 8, 17, 25 ...
java_major() {
    local line version
    line=$("$1" -version 2>&1 | grep -m1 'version "' || true)
    version=${line#*\"}
    version=${version%%\"*}
    version=${version#1.}
    printf '%s' "${version%%[!0-9]*}"
}

# Sets $java: JAVA_HOME's, else the one on PATH, 17 or newer, and with a compiler when $1 is "jdk".
find_java() {
    local where found
    if [[ -n ${JAVA_HOME:-} && -x $JAVA_HOME/bin/java ]]; then
        java=$JAVA_HOME/bin/java
        where="JAVA_HOME ($JAVA_HOME)"
    elif java=$(command -v java); then
        where="PATH ($java)"
    else
        die "no Java found: install a JDK 17 or newer (Debian: apt-get install openjdk-17-jdk-headless) or set JAVA_HOME."
    fi
    found=$(java_major "$java")
    [[ -n $found ]] || die "$where holds a java that does not say its version: a JDK 17 or newer is needed."
    ((found >= 17)) || die "$where is Java $found, and a JDK 17 or newer is needed."
    if [[ ${1:-} == jdk ]]; then
        [[ -x $(dirname "$(readlink -f "$java")")/javac ]] ||
            die "$where has no compiler (javac): building needs a whole JDK (Debian: openjdk-17-jdk-headless)."
    fi
}

as_root() {
    if [[ $(id -u) == 0 ]]; then
        "$@"
    else
        sudo -n "$@"
    fi
}

can_be_root() { [[ $(id -u) == 0 ]] || sudo -n true 2>/dev/null; }

apt_updated=false

# Installs Debian packages; false when this user or this machine cannot.
apt_install() {
    command -v apt-get >/dev/null && can_be_root || return 1
    say "installing $* with apt-get ..."
    if ! $apt_updated; then
        as_root env DEBIAN_FRONTEND=noninteractive apt-get update -qq >/dev/null 2>&1 || true
        apt_updated=true
    fi
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >/dev/null 2>&1
}

# True when the Maven on PATH is 3.8.6 or newer.
maven_is_recent() {
    local version
    command -v mvn >/dev/null || return 1
    version=$(mvn --batch-mode --version 2>/dev/null | sed -n 's/.*Apache Maven \([0-9][0-9.]*\).*/\1/p' | head -n 1)
    [[ -n $version ]] && [[ $(printf '3.8.6\n%s\n' "$version" | sort -V | head -n 1) == 3.8.6 ]]
}

# A wrapper would have to name the host it downloads Maven from, and which host that is, is the machine's own business.
ensure_maven() {
    maven_is_recent && return
    apt_install maven || true
    maven_is_recent ||
        die "Maven 3.8.6 or newer is needed and could not be installed: install it (Debian: apt-get install maven) and start again."
}

# Runs Maven and shows what it is busy with, of the goals in $2 (a|b|c); the whole output goes to the file $1.
maven_quietly() {
    local log=$1 goals=$2
    shift 2
    mkdir -p "$(dirname "$log")"
    if ! (cd "$root" && mvn --batch-mode "$@" 2>&1) | tee "$log" | awk -v goals=":($goals)\$" '
        /^\[INFO\] Building .*\[[0-9]+\/[0-9]+\]/ {
            sub(/^\[INFO\] /, ""); sub(/ [0-9][^ ]*SNAPSHOT/, ""); print "  " $0; fflush()
        }
        /^\[INFO\] --- / && $3 ~ goals {
            count = split($3, part, ":"); print "    " part[1] " " part[count]; fflush()
        }'; then
        grep -m 12 '^\[ERROR\]' "$log" >&2 || tail -n 20 "$log" >&2
        return 1
    fi
}

jar_of() { printf '%s/%s/target/%s-0.1.0-SNAPSHOT-app.jar' "$root" "$1" "$1"; }

# True when the module's jar is missing or older than something it is made of.
is_stale() {
    local jar
    jar=$(jar_of "$1")
    [[ ! -f $jar ]] || [[ -n $(find "$root/pom.xml" "$root/$1/pom.xml" "$root/$1/src/main" -newer "$jar" -print -quit) ]]
}

# Builds the runnable jars that are missing or old.
build_if_needed() {
    local started=$SECONDS
    is_stale mock-server || is_stale gateway || return 0
    find_java jdk
    ensure_maven
    say "building (the first time also downloads libraries; log: $1) ..."
    maven_quietly "$1" "compile|shade" package -Dmaven.test.skip=true -DskipBrowser -Dspotless.check.skip=true \
        -Dcyclonedx.skip=true ||
        die "the build failed; the whole output is in $1"
    say "built in $((SECONDS - started)) s"
}
