# Meant to be sourced: finds a JDK 25 or newer, as bin/runner does. Result: java, the command.
#   . "$(dirname -- "$0")/java25.sh"
java=''
for home in "${RUNNER_JAVA_HOME:-}" "${JAVA_HOME:-}" "${JAVA25_HOME:-}" "${JAVA_HOME_25:-}" "${JAVA_HOME_25_X64:-}" \
    /usr/lib/jvm/* /opt/java/* "${HOME:-/none}"/.sdkman/candidates/java/* "${HOME:-/none}"/.jdks/*; do
    if [ -x "$home/bin/java" ] && grep -qE '^JAVA_VERSION="?(2[5-9]|[3-9][0-9])' "$home/release" 2>/dev/null; then
        java=$home/bin/java
        break
    fi
done
if [ -z "$java" ]; then
    java=java
    if ! java -version 2>&1 | grep -qE 'version "(2[5-9]|[3-9][0-9])'; then
        echo "$0: no JDK 25 or newer found; set JAVA_HOME" >&2
        exit 127
    fi
fi
