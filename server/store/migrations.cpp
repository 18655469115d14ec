/// Compares what the database has had with the files, and applies the rest.
#include "server/store/migrations.h"

#include "server/base/clock.h"
#include "server/base/error.h"
#include "server/store/store_error.h"

namespace tsunagu::store {

/// Runs SQL that was read from our own files.
class MigrationRunner {
 public:
  static void run(Connection& connection, const Migration& migration) {
    for (std::size_t i = 0; i < migration.statements.size(); ++i) {
      try {
        connection.run_text(migration.statements[i]);
      } catch (const StoreError& error) {
        throw Error{messages::kMigration, migration.name + ", statement " + std::to_string(i + 1) +
                                              ": " + error.detail()};
      }
    }
  }
};

namespace {

namespace fs = std::filesystem;

struct Applied {
  std::uint64_t number = 0;
  std::string name;
  Bytes digest;
};

bool has_register(Connection& connection) {
  Statement& find = connection.prepared(
      "SELECT COUNT(*) FROM information_schema.tables "
      "WHERE table_schema = DATABASE() AND table_name = 'schema_migration'");
  find.execute();
  find.next();
  return find.integer(0) > 0;
}

void make_register(Connection& connection) {
  connection.run(
      "CREATE TABLE IF NOT EXISTS schema_migration ("
      " number INT UNSIGNED NOT NULL,"
      " name VARCHAR(200) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,"
      " digest BINARY(32) NOT NULL,"
      " applied_at BIGINT NOT NULL,"
      " PRIMARY KEY (number)) ENGINE=InnoDB");
  connection.run("GRANT SELECT ON schema_migration TO tsunagu_daemon, tsunagu_sequencer");
}

std::vector<Applied> read_applied(Connection& connection) {
  std::vector<Applied> applied;
  if (!has_register(connection)) {
    return applied;
  }
  Statement& read =
      connection.prepared("SELECT number, name, digest FROM schema_migration ORDER BY number");
  read.execute();
  while (read.next()) {
    applied.push_back({read.unsigned_integer(0), read.text(1), read.bytes(2)});
  }
  return applied;
}

/// Files and register are in order and the files have no gap, so they agree as far as the register
/// goes or a difference shows at the first place.
void require_same(const Applied& applied, const std::vector<Migration>& files, std::size_t place) {
  const std::string known = applied.name;
  if (place >= files.size()) {
    throw Error{messages::kMigration, known + ": applied, but this version does not have it"};
  }
  const Migration& file = files[place];
  if (applied.number != file.number) {
    throw Error{messages::kMigration, file.name + ": not applied, but " + known + " is"};
  }
  if (!security::equal(applied.digest, file.digest) || known != file.name) {
    throw Error{messages::kMigration,
                file.name + ": was changed after it had been applied as " + known};
  }
}

/// Two that apply at once would trip over each other. Held until the connection ends.
void lock(Connection& connection) {
  Statement& take = connection.prepared("SELECT GET_LOCK('tsunagu_migration', 60)");
  take.execute();
  take.next();
  if (take.is_null(0) || take.integer(0) != 1) {
    throw Error{messages::kMigration, "another program is applying migrations"};
  }
}

}  // namespace

std::vector<Migration> pending(Connection& connection, const fs::path& folder) {
  std::vector<Migration> files = read_migrations(folder);
  const std::vector<Applied> applied = read_applied(connection);
  for (std::size_t i = 0; i < applied.size(); ++i) {
    require_same(applied[i], files, i);
  }
  files.erase(files.begin(), files.begin() + static_cast<std::ptrdiff_t>(applied.size()));
  return files;
}

std::vector<std::string> apply(Connection& connection, const fs::path& folder) {
  lock(connection);
  make_register(connection);
  std::vector<std::string> names;
  for (const Migration& migration : pending(connection, folder)) {
    MigrationRunner::run(connection, migration);
    connection
        .prepared(
            "INSERT INTO schema_migration (number, name, digest, applied_at) "
            "VALUES (?, ?, ?, ?)")
        .execute(std::uint64_t{migration.number}, migration.name, migration.digest,
                 SystemClock{}.now());
    names.push_back(migration.name);
  }
  connection.run("DO RELEASE_LOCK('tsunagu_migration')");
  return names;
}

void require_current(Connection& connection, const fs::path& folder) {
  const std::vector<Migration> missing = pending(connection, folder);
  if (!missing.empty()) {
    throw Error{messages::kMigration, missing.front().name + ": not applied yet"};
  }
}

}  // namespace tsunagu::store
