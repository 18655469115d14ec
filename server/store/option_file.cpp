/// Writes the option file of a private server.
#include "server/store/option_file.h"

namespace tsunagu::store {
namespace {

/// What does not depend on the instance. mariadbd stops at an option it does not know, so a typing
/// error cannot leave a door open.
constexpr std::string_view kFixedOptions = R"(
# Reached by the unix socket alone.
skip-networking
skip-name-resolve
plugin-load-add = auth_ed25519
skip-show-database

# No way from SQL to files, other code or other servers.
local-infile = OFF
skip-symbolic-links
plugin-maturity = stable
event-scheduler = DISABLED
skip-log-bin

# What is confirmed is on disk, and whole.
default-storage-engine = InnoDB
innodb-flush-log-at-trx-commit = 1
innodb-doublewrite = ON
innodb-checksum-algorithm = full_crc32
innodb-flush-method = O_DIRECT
innodb-file-per-table = ON
innodb-strict-mode = ON
# What is deleted is overwritten where it stood.
innodb-immediate-scrub-data-uncompressed = ON
sql-mode = TRADITIONAL
character-set-server = utf8mb4
collation-server = utf8mb4_bin

# No log but that of errors: the others would hold values.
general-log = OFF
slow-query-log = OFF
log-warnings = 2
query-cache-type = OFF
query-cache-size = 0
performance-schema = OFF

# Sizes. A packet holds the largest document and the largest bulk of rows.
max-allowed-packet = 128M
innodb-log-buffer-size = 16M
key-buffer-size = 64K
aria-pagecache-buffer-size = 4M
)";

std::string option(std::string_view name, const std::string& value) {
  return std::string{name} + " = \"" + value + "\"\n";
}

}  // namespace

std::string option_file(const PrivateServerSettings& settings) {
  const std::filesystem::path db = settings.home / "db";
  return "# Written by tsunagu at each start; see server/store/option_file.cpp.\n[mariadbd]\n" +
         option("datadir", (db / "data").string()) + option("tmpdir", (db / "tmp").string()) +
         option("secure-file-priv", (db / "files").string()) +
         option("socket", (settings.home / "run" / "mariadb.sock").string()) +
         option("pid-file", (settings.home / "run" / "mariadb.pid").string()) +
         option("log-error", (settings.home / "log" / "mariadb.log").string()) +
         option("innodb-buffer-pool-size", std::to_string(settings.buffer_pool_mib) + "M") +
         option("innodb-log-file-size", std::to_string(settings.redo_log_mib) + "M") +
         option("max-connections", std::to_string(settings.max_connections)) +
         std::string{kFixedOptions};
}

}  // namespace tsunagu::store
