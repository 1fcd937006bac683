# Sourced by scripts that need programs for other processors or releases: downloads Debian packages with apt-get, from
# the mirror that the machine uses and with signatures checked, and unpacks them into a folder. Does not change the
# machine's own packages.
# shellcheck shell=sh

# Result: mirror, or an empty string if the machine does not run Debian.
find_mirror() {
  mirror=''
  command -v apt-get >/dev/null && command -v dpkg >/dev/null || return 0
  # shellcheck disable=SC2016 # expanded by apt-get
  mirror=$(apt-get indextargets --format '$(ORIGIN) $(SITE)' 2>/dev/null | grep '^Debian http' | cut -d' ' -f2 |
    grep -v -- '-security' | head -n 1)
}

# apt_for ARCHITECTURE FOLDER ARGUMENTS...   apt-get with package lists of its own
apt_for() {
  apt_architecture=$1 lists=$2
  shift 2
  apt-get -q -q -o "Dir::Etc::SourceList=$lists/sources.list" -o Dir::Etc::SourceParts=/dev/null \
    -o "Dir::State=$lists" -o Dir::State::status=/dev/null -o "Dir::Cache=$lists" -o APT::Sandbox::User=root \
    -o "APT::Architecture=$apt_architecture" -o "APT::Architectures=$apt_architecture" \
    -o Acquire::Languages=none -o Acquire::Retries=2 "$@"
}

# Symbolic links with an absolute target lead out of the folder: redirects them to the same path inside.
keep_links_inside() {
  find "$1" -type l -lname '/*' | while read -r link; do
    ln -sfnr "$1$(readlink "$link")" "$link"
  done
}

# unpack_packages ARCHITECTURE SUITE FOLDER PACKAGES...   fails, with a message, if they are not available; waits for another
# script that unpacks into the same folder
unpack_packages() (
  architecture=$1 suite=$2 folder=$3
  shift 3
  mkdir -p "${folder%/*}"
  exec 9>"$folder.lock"
  flock 9
  if [ -f "$folder/.complete" ]; then
    exit 0
  fi
  rm -rf "$folder"
  mkdir -p "$folder.lists/lists/partial" "$folder.lists/archives/partial" "$folder/usr/lib"
  trap 'rm -rf "$folder.lists"' EXIT
  echo "deb $mirror $suite main" >"$folder.lists/sources.list"
  cd "$folder.lists/archives"
  if ! apt_for "$architecture" "$folder.lists" update >"$folder.lists/log" 2>&1 ||
    ! apt_for "$architecture" "$folder.lists" download "$@" >>"$folder.lists/log" 2>&1; then
    grep '^[EW]:' "$folder.lists/log" | head -n 3 >&2
    exit 1
  fi
  # The paths that the packages expect.
  for link in lib lib64; do ln -sfn "usr/$link" "$folder/$link" && mkdir -p "$folder/usr/$link"; done
  for package in *.deb; do dpkg -x "$package" "$folder"; done
  keep_links_inside "$folder"
  touch "$folder/.complete"
)
