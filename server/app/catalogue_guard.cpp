/// Whether the document types may be used with what is stored.
#include "server/app/catalogue_guard.h"

#include <optional>
#include <set>
#include <sstream>
#include <string>

#include "server/base/error.h"
#include "server/store/statement.h"
#include "server/store/transaction.h"

namespace tsunagu::app {
namespace {

/// What of a field must stay as it is, as one line: "support-plan 3 1 PlanNo": type, number, class,
/// path. A form of its own, so that what hosts say of types may grow without a change here.
std::string line_of(const protocol::WireType& type, const protocol::WireField& field) {
  return type.name + " " + field.number + " " + std::to_string(field.sensitivity) + " " +
         field.path;
}

std::set<std::string> lines_of(const protocol::WireCatalogue& catalogue) {
  std::set<std::string> lines;
  for (const auto& type : catalogue.types) {
    for (const auto& field : type.fields) {
      lines.insert(line_of(type, field));
    }
  }
  return lines;
}

struct Recorded {
  std::string hash;
  std::string body;
};

std::optional<Recorded> last_recorded(store::Connection& db) {
  auto& find = db.prepared(
      "SELECT hash, body FROM catalogue_version ORDER BY recorded_at DESC, hash LIMIT 1");
  find.execute();
  if (!find.next()) {
    return std::nullopt;
  }
  const auto body = find.bytes(1);
  return Recorded{find.text(0), std::string{as_text(body)}};
}

/// Every line of `body` must be among `now`.
void require_kept(const std::string& body, const std::set<std::string>& now) {
  std::istringstream lines{body};
  for (std::string line; std::getline(lines, line);) {
    if (!now.contains(line)) {
      throw Error{messages::kCatalogueChanged, line};
    }
  }
}

}  // namespace

bool guard_catalogue(store::Session& session, const protocol::WireCatalogue& wire,
                     const std::string& hash, Microseconds now) {
  const auto last = last_recorded(session.connection());
  if (last && last->hash == hash) {
    return false;
  }
  const auto lines = lines_of(wire);
  if (last) {
    require_kept(last->body, lines);
  }
  std::string text;
  for (const auto& line : lines) {
    text += line + "\n";
  }
  const auto body = to_bytes(text);
  store::transact(session, [&](store::Connection& db) {
    auto& add = db.prepared(
        "INSERT INTO catalogue_version (hash, recorded_at, body) VALUES (?, ?, ?) "
        "ON DUPLICATE KEY UPDATE recorded_at = VALUES(recorded_at)");
    add.execute(hash, now, body);
  });
  return true;
}

}  // namespace tsunagu::app
