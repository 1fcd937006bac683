# Sourced by runner: a lock that survives neither a kill nor a crash. Its folder is named by the variable lock.
# shellcheck shell=sh disable=SC2154 # the variables are those of runner

# Whether the process that created the lock is gone, or died before it wrote its process id.
abandoned() {
    owner=$(cat "$lock/pid" 2>/dev/null) || owner=''
    if [ -z "$owner" ]; then
        nameless=$((nameless + 1))
        [ "$nameless" -gt 5 ]
    else
        ! kill -0 "$owner" 2>/dev/null && [ ! -d "/proc/$owner" ]
    fi
}

# Takes over an abandoned lock. The inner folder ensures that only one process does so at a time.
take_over() {
    abandoned && mkdir "$lock/taken" 2>/dev/null || return 1
    if abandoned; then
        echo $$ >"$lock/pid"
        rmdir "$lock/taken"
    else
        rmdir "$lock/taken"
        return 1
    fi
}

# Fails where the lock cannot be created, as on a full disk.
acquire() {
    nameless=0 waiting='' absent=0
    until mkdir "$lock" 2>/dev/null || take_over; do
        [ -d "$lock" ] || absent=$((absent + 1))
        [ "$absent" -lt 3 ] || return 1
        if [ -z "$waiting" ] && [ -n "${owner:-}" ]; then
            waiting=yes
            say "waiting for process $owner to prepare Pierian (if it does not, remove $lock) ..."
        fi
        sleep 1
    done
    trap release EXIT
    trap 'exit 129' HUP
    trap 'exit 130' INT
    trap 'exit 143' TERM
    echo $$ >"$lock/pid"
}

release() {
    rm -rf "$lock"
    trap - EXIT HUP INT TERM
}
