# Which Debian 12 packages Tsunagu needs, and how they get there. Sourced by tests/run and install/quickstart.
# shellcheck shell=bash disable=SC2034,SC2086  # names are used by who sources this; lists are split
#
# On a machine without Internet apt takes the packages from the mirror or medium it is set up with; nothing
# is fetched from anywhere else. MariaDB's own service is not used: an instance runs its own database server.

# To build.
TSUNAGU_BUILD_PACKAGES="g++ cmake ninja-build ccache mold pkg-config libpoco-dev libssl-dev libxml2-dev
  libxslt1-dev libmariadb-dev libseccomp-dev libzstd-dev libboost-test-dev"
# To run what was built, and the test scripts.
TSUNAGU_RUN_PACKAGES="mariadb-server python3 ca-certificates adduser"
# To check the layout of the sources.
TSUNAGU_LINT_PACKAGES="clang-format-14"

as_root() {
  if [ "$(id -u)" -eq 0 ]; then
    "$@"
  elif command -v sudo > /dev/null; then
    sudo "$@"
  else
    echo "この操作には root の権限が必要です: $*" >&2
    echo "root rights are needed for: $*" >&2
    return 1
  fi
}

# Prints those of the named packages that are not installed.
missing_packages() {
  local package
  for package in "$@"; do
    if [ "$(dpkg-query -W -f '${db:Status-Status}' "$package" 2> /dev/null)" != installed ]; then
      echo "$package"
    fi
  done
}

# Installs those of the named packages that are missing. Needs no rights and no network if none is.
install_packages() {
  local missing
  missing=$(missing_packages "$@")
  if [ -z "$missing" ]; then
    return 0
  fi
  echo "Debian パッケージを入れます / installing Debian packages:" $missing
  # The service that the package of MariaDB brings is not ours to start.
  local wait_for_lock="-o DPkg::Lock::Timeout=900"
  as_root apt-get $wait_for_lock -q update || return 1
  as_root env DEBIAN_FRONTEND=noninteractive RUNLEVEL=1 \
    apt-get $wait_for_lock -q -y --no-install-recommends install $missing || return 1
  missing=$(missing_packages "$@")
  if [ -n "$missing" ]; then
    echo "入らなかったパッケージ / still missing:" $missing >&2
    return 1
  fi
}

# Makes the account that instances belong to: nothing of Tsunagu runs as root. An ordinary user's
# instances belong to that user, so then no account is made.
make_account() {
  if [ "$(id -u)" -ne 0 ] || id -u tsunagu > /dev/null 2>&1; then
    return 0
  fi
  adduser --system --group --no-create-home --home /nonexistent --shell /usr/sbin/nologin \
    --gecos "Tsunagu" tsunagu > /dev/null
}
