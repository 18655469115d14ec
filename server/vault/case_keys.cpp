/// The data keys of one case.
#include "server/vault/case_keys.h"

#include <utility>

#include "server/base/error.h"

namespace tsunagu::vault {

CaseKeys::CaseKeys(security::KeyService& keys, const Uuid& case_id, int retention_year)
    : keys_{&keys}, case_id_{case_id}, retention_year_{retention_year} {}

void CaseKeys::load(store::Connection& db) {
  auto& find = db.prepared(
      "SELECT key_class, version, wrapped FROM data_key WHERE case_id = ? ORDER BY version");
  find.execute(case_id_);
  while (find.next()) {
    KeyRow row;
    row.case_id = case_id_;
    row.key_class = static_cast<std::uint8_t>(find.unsigned_integer(0));
    row.version = static_cast<std::uint32_t>(find.unsigned_integer(1));
    row.wrapped = find.bytes(2);
    add(std::move(row));
  }
}

void CaseKeys::add(KeyRow row) {
  const auto key_class = row.key_class;
  wrapped_[key_class] = std::move(row);
}

std::vector<std::uint8_t> CaseKeys::classes() const {
  std::vector<std::uint8_t> out;
  for (const auto& [key_class, row] : wrapped_) {
    out.push_back(key_class);
  }
  return out;
}

const security::DataKey& CaseKeys::key(std::uint8_t key_class, bool may_create) {
  const auto open = open_.find(key_class);
  if (open != open_.end()) {
    return open->second;
  }
  const auto known = wrapped_.find(key_class);
  if (known != wrapped_.end()) {
    const security::DataKeyPlace where{case_id_, key_class, known->second.version};
    try {
      return open_.emplace(key_class, keys_->unwrap(where, known->second.wrapped)).first->second;
    } catch (const IntegrityError& error) {
      throw IntegrityError{"the data key of class " + std::to_string(key_class) + " of case " +
                           case_id_.text() + " does not open: " + error.detail()};
    }
  }
  if (!may_create) {
    throw IntegrityError{"case " + case_id_.text() + " has no data key of class " +
                         std::to_string(key_class)};
  }
  auto made = keys_->new_data_key({case_id_, key_class, 1}, retention_year_);
  new_.push_back({case_id_, key_class, 1, made.wrapped});
  wrapped_[key_class] = new_.back();
  return open_.emplace(key_class, std::move(made.key)).first->second;
}

std::vector<KeyRow> CaseKeys::take_new() { return std::exchange(new_, {}); }

}  // namespace tsunagu::vault
