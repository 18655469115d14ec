/// Whether the document types may be used with what is stored.
#include "server/app/catalogue_guard.h"

#include <algorithm>
#include <optional>

#include "server/base/error.h"
#include "server/store/statement.h"
#include "server/store/transaction.h"

namespace tsunagu::app {
namespace {

struct Recorded {
  std::string hash;
  protocol::WireCatalogue catalogue;
};

std::optional<Recorded> last_recorded(store::Connection& db) {
  auto& find = db.prepared(
      "SELECT hash, body FROM catalogue_version ORDER BY recorded_at DESC, hash LIMIT 1");
  find.execute();
  if (!find.next()) {
    return std::nullopt;
  }
  Recorded recorded;
  recorded.hash = find.text(0);
  if (!protocol::decode(find.bytes(1), recorded.catalogue)) {
    throw IntegrityError{"the recorded catalogue of document types is not readable"};
  }
  return recorded;
}

void require_kept(const protocol::WireType& old_type, const protocol::WireCatalogue& now) {
  const auto type = std::find_if(now.types.begin(), now.types.end(),
                                 [&](const auto& one) { return one.name == old_type.name; });
  if (type == now.types.end()) {
    throw Error{messages::kCatalogueChanged, old_type.name + " is gone"};
  }
  for (const auto& old_field : old_type.fields) {
    const auto field = std::find_if(type->fields.begin(), type->fields.end(), [&](const auto& one) {
      return one.number == old_field.number;
    });
    if (field == type->fields.end() || field->path != old_field.path ||
        field->sensitivity != old_field.sensitivity) {
      throw Error{messages::kCatalogueChanged,
                  old_type.name + " " + old_field.number + " " + old_field.path};
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
  if (last) {
    for (const auto& type : last->catalogue.types) {
      require_kept(type, wire);
    }
  }
  const auto body = protocol::encode(wire);
  store::transact(session, [&](store::Connection& db) {
    auto& add = db.prepared(
        "INSERT INTO catalogue_version (hash, recorded_at, body) VALUES (?, ?, ?) "
        "ON DUPLICATE KEY UPDATE recorded_at = VALUES(recorded_at)");
    add.execute(hash, now, body);
  });
  return true;
}

}  // namespace tsunagu::app
