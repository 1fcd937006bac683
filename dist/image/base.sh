#!/bin/sh
# Called by Maven (mvn -Pdist,image package): makes what the image stands on, the C library and BusyBox as a shell, from Debian's
# packages, for machines that can reach those but no image registry. Does nothing if another base is asked for.
#   dist/image/base.sh BASE TIMESTAMP TARGET
# Writes TARGET/base.tar, in the format of `docker save`.
set -eu
umask 022
LC_ALL=C TZ=UTC
export LC_ALL TZ
unset CDPATH
base=$1 timestamp=$2 target=$3
root=$(cd -P -- "$(dirname -- "$0")/../.." && pwd -P)
mkdir -p "$target/classes" # jib demands it
case $base in tar://*/base.tar) ;; *) exit 0 ;; esac
. "$root/scripts/debian-packages.sh"
suite=trixie
find_mirror
[ -n "$mirror" ] || {
    echo "dist/image/base.sh: no Debian mirror is configured on this machine; name a base with -Dimage.base" >&2
    exit 1
}

unpacked=$target/packages files=$target/base
rm -rf "$files" "$target/base.tar"
unpack_packages amd64 "$suite" "$unpacked" libc6 busybox-static

# --- the files: as in Debian, /bin and /lib are links into /usr ----------------------------------------------------

mkdir -p "$files/usr/bin" "$files/usr/lib/x86_64-linux-gnu" "$files/usr/lib64" "$files/usr/share" "$files/etc" "$files/root" \
    "$files/experiments" "$files/tmp"
for link in bin lib lib64; do ln -s "usr/$link" "$files/$link"; done
cp -a "$unpacked"/usr/lib/x86_64-linux-gnu/*.so* "$files/usr/lib/x86_64-linux-gnu/"
ln -s ../lib/x86_64-linux-gnu/ld-linux-x86-64.so.2 "$files/usr/lib64/ld-linux-x86-64.so.2"
for package in libc6 busybox-static; do
    mkdir -p "$files/usr/share/doc/$package"
    cp "$unpacked/usr/share/doc/$package/copyright" "$files/usr/share/doc/$package/"
done
find "$unpacked" -name busybox -type f -perm -u+x -exec cp {} "$files/usr/bin/busybox" \;
for program in $("$files/usr/bin/busybox" --list); do
    [ "$program" = busybox ] || ln -s busybox "$files/usr/bin/$program"
done
echo 'root:x:0:0:root:/root:/bin/sh' >"$files/etc/passwd"
echo 'root:x:0:' >"$files/etc/group"
chmod 1777 "$files/tmp" "$files/experiments"

# --- the image ---------------------------------------------------------------------------------------------------

# pack OUTPUT FOLDER NAMES...   a tar that depends on names and contents alone
pack() {
    output=$1 folder=$2
    shift 2
    tar --create --file "$output" --directory "$folder" --format ustar --sort name --mtime "$timestamp" --owner 0 --group 0 \
        --numeric-owner "$@"
}

image=$target/base-image
rm -rf "$image"
mkdir "$image"
pack "$image/layer.tar" "$files" .
sum=$(sha256sum <"$image/layer.tar")
cat >"$image/config.json" <<JSON
{"architecture": "amd64", "os": "linux", "created": "$timestamp", "config": {"Env": ["PATH=/usr/bin"]},
 "rootfs": {"type": "layers", "diff_ids": ["sha256:${sum%% *}"]}}
JSON
echo '[{"Config": "config.json", "RepoTags": ["pierian-base:latest"], "Layers": ["layer.tar"]}]' >"$image/manifest.json"
pack "$target/base.tar" "$image" config.json layer.tar manifest.json
rm -rf "$files" "$image"
