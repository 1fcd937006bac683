# Sourced by runner: makes the archive of parsed classes. Without it the program starts later.
# shellcheck shell=sh disable=SC2154 # the variables are those of runner
. "$launch/lock.sh"

example=$root/examples/specs/xor.yaml

# The names of our own classes, in a checkout.
own_classes() {
    for part in core spec runner; do
        (cd "$root/$part/target/classes" && find org -name '*.class') | sed 's/\.class$//'
    done
}

# Writes the names of the classes to archive: all our own, and the library classes that a verb uses for a spec. A distribution
# has a list of them. Picocli is compiled for Java 5: such classes are archived only if no other kind of line has them linked.
# Progress is drawn as on a terminal, so that the classes that ask for its width are among them.
list_classes() {
    if [ -f "$app/$kind.classes" ]; then
        cp "$app/$kind.classes" archived
        return
    fi
    cp "$example" spec.yaml || return 1
    cp "${example%.yaml}.lock.json" spec.lock.json 2>/dev/null # most specs have one, and reading it takes classes
    : >archived # the folder may have that of the other kind
    case $kind in
        plain) rehearse true check ;;
        # The classes of the vector module, and those of a run as most are, whose output may be no terminal.
        *) rehearse true train --kernels vector && rehearse false train --set epochs=2 --out others --no-lock ;;
    esac || return 1
    own_classes >>archived
    # Java numbers the classes of each list, and wants no number twice.
    sed 's/ id: [0-9]*$//' archived | awk '!listed[$0]++' >once && mv once archived
}

# rehearse TERMINAL VERB...   adds the names of the library classes, and of the lambdas, that a verb uses for the spec
rehearse() {
    terminal=$1
    shift
    (TERM=xterm become_java "-Drunner.stderr.terminal=$terminal" -XX:DumpLoadedClassList=classes -cp "$jar" \
        org.pierian.runner.Main "$@" spec.yaml) && grep -v '^@.*picocli' classes >>archived
}

# make_archive KIND   leaves an empty file where there can be none, so that it is not tried at every start
make_archive() (
    kind=$1
    unset JAVA_TOOL_OPTIONS JDK_JAVA_OPTIONS RUNNER_JAVA_OPTS
    options_of_kind
    place_archive
    mkdir -p "$lock/rehearsal" "$archives" && cd "$lock/rehearsal" || exit 0
    if [ -f "$app/checksum" ]; then
        # The folder is shared with other versions, which may be in use.
        find "$archives" -name '*.jsa' -atime +30 -exec rm -f {} +
    else
        rm -f "$archives/$kind-$version"-*
    fi
    if list_classes && (become_java -Xshare:dump -XX:SharedClassListFile=archived -XX:SharedArchiveFile=new.jsa -cp "$jar"); then
        mv new.jsa "$archive"
    else
        touch "$archive"
    fi >/dev/null 2>&1 </dev/null
    exit 0
)

# Whether an archive can be made here. Result: lock.
can_prepare() {
    if [ -f "$app/checksum" ]; then
        lock=$archives/.preparing
        mkdir -p "$archives" 2>/dev/null && [ -w "$archives" ]
    else
        lock=$root/runner/.building
        [ -f "$root/pom.xml" ] && [ -f "$example" ] && [ -w "$root/runner" ] && [ -w "$jar" ]
    fi
}

# After a build by hand, and in a distribution without one for this JDK, there is no archive.
prepare_archive() {
    can_prepare && acquire || return 0
    if [ ! -f "$archive" ]; then
        say 'preparing a faster start (once) ...'
        make_archive "$kind" || : # start even if the disk is full
    fi
    release
}
