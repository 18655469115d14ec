/// Reads the server's settings and judges them.
#include "server/store/durability.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "server/base/error.h"

namespace tsunagu::store {
namespace {

/// One setting and what it may be.
struct Rule {
  std::string_view setting;
  std::string_view wanted;  ///< For people, and the value itself where there is only one.
  bool (*allows)(const std::string& value);
};

bool is_on(const std::string& value) { return value == "ON" || value == "1"; }
bool is_off(const std::string& value) { return value == "OFF" || value == "0"; }
bool is_one(const std::string& value) { return value == "1"; }
bool is_zero(const std::string& value) { return value == "0"; }
bool is_strict(const std::string& value) {
  return value.find("STRICT_ALL_TABLES") != std::string::npos ||
         value.find("STRICT_TRANS_TABLES") != std::string::npos;
}
/// Those that leave out flushing ("nosync", "littlesync", "O_DIRECT_NO_FSYNC") are not.
bool is_flushing(const std::string& value) {
  return value == "fsync" || value == "O_DSYNC" || value == "O_DIRECT";
}
bool has_checksums(const std::string& value) { return value.find("crc32") != std::string::npos; }
bool is_large_packet(const std::string& value) {
  constexpr std::uint64_t kLeast = std::uint64_t{64} * 1024 * 1024;
  std::uint64_t bytes = 0;
  const auto [end, problem] = std::from_chars(value.data(), value.data() + value.size(), bytes);
  return problem == std::errc{} && end == value.data() + value.size() && bytes >= kLeast;
}

constexpr std::array kRules = {
    Rule{"innodb_flush_log_at_trx_commit", "1", is_one},
    Rule{"innodb_doublewrite", "ON", is_on},
    Rule{"innodb_flush_method", "O_DIRECT, fsync or O_DSYNC", is_flushing},
    Rule{"innodb_checksum_algorithm", "full_crc32", has_checksums},
    Rule{"innodb_force_recovery", "0", is_zero},
    Rule{"sql_mode", "with STRICT_ALL_TABLES", is_strict},
    Rule{"max_allowed_packet", "at least 67108864", is_large_packet},
    Rule{"local_infile", "OFF", is_off},
    // Both logs would hold the values of statements.
    Rule{"general_log", "OFF", is_off},
    Rule{"slow_query_log", "OFF", is_off},
};

ServerVariables read_variables(Connection& connection) {
  Statement& read = connection.prepared(
      "SELECT LOWER(variable_name), variable_value FROM information_schema.global_variables");
  read.execute();
  ServerVariables variables;
  while (read.next()) {
    variables.emplace(read.text(0), read.text(1));
  }
  return variables;
}

std::string value_of(const ServerVariables& variables, std::string_view name) {
  const auto found = variables.find(name);
  return found == variables.end() ? "(none)" : found->second;
}

std::string database_charset(Connection& connection) {
  Statement& read = connection.prepared(
      "SELECT default_character_set_name FROM information_schema.schemata "
      "WHERE schema_name = DATABASE()");
  read.execute();
  return read.next() ? read.text(0) : "(no database)";
}

}  // namespace

std::vector<DurabilityFinding> judge(const ServerVariables& variables) {
  std::vector<DurabilityFinding> findings;
  for (const Rule& rule : kRules) {
    std::string value = value_of(variables, rule.setting);
    if (!rule.allows(value)) {
      findings.push_back({std::string{rule.setting}, std::move(value), std::string{rule.wanted}});
    }
  }
  if (std::string value = value_of(variables, "sync_binlog");
      !is_off(value_of(variables, "log_bin")) && !is_one(value)) {
    findings.push_back({"sync_binlog", std::move(value), "1"});
  }
  return findings;
}

std::vector<DurabilityFinding> durability_findings(Connection& connection) {
  std::vector<DurabilityFinding> findings = judge(read_variables(connection));
  if (std::string charset = database_charset(connection); charset != "utf8mb4") {
    findings.push_back({"character set of the database", std::move(charset), "utf8mb4"});
  }
  return findings;
}

void require_durable(Connection& connection) {
  const std::vector<DurabilityFinding> findings = durability_findings(connection);
  if (findings.empty()) {
    return;
  }
  std::string detail;
  for (const DurabilityFinding& finding : findings) {
    detail += (detail.empty() ? "" : "; ") + finding.setting + " is " + finding.value +
              ", wanted " + finding.wanted;
  }
  throw Error{messages::kDurability, detail};
}

}  // namespace tsunagu::store
