# Sourced by the other scripts here, which scripts/dist-containers.sh runs in containers. They end with: exit "$failed".
# shellcheck shell=sh
failed=0

# expect TITLE COMMAND...   the command succeeds
expect() {
    title=$1
    shift
    if "$@" >/tmp/shown 2>&1; then
        echo "ok      $title"
    else
        echo "FAILED  $title"
        tail -n 8 /tmp/shown | sed 's/^/        /'
        failed=1
    fi
}

# says TEXT COMMAND...   the command succeeds, and says something
says() {
    text=$1
    shift
    "$@" >/tmp/said 2>&1 || {
        cat /tmp/said
        return 1
    }
    grep -qF -- "$text" /tmp/said || {
        cat /tmp/said
        return 1
    }
}

# Hundredths of a second since the machine was started.
now() {
    read -r up _ </proc/uptime
    echo "${up%.*}${up#*.}"
}

seconds() {
    echo "$(($1 / 100)).$(printf '%02d' $(($1 % 100)))"
}
