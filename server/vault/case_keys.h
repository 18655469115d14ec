/// The data keys of one case.
#pragma once

#include <cstdint>
#include <map>
#include <vector>

#include "security/key_service.h"
#include "server/store/connection.h"

namespace tsunagu::vault {

/// A wrapped key that has to be stored.
struct KeyRow {
  Uuid case_id;
  std::uint8_t key_class = 0;
  std::uint32_t version = 1;
  Bytes wrapped;
};

/// Opens the keys of a case one class at a time: a class that nobody asks for is never unwrapped.
/// Not thread-safe; lives as long as one piece of work.
class CaseKeys {
 public:
  /// Keys of a case that is being opened: made on first use and handed out by take_new().
  CaseKeys(security::KeyService& keys, const Uuid& case_id, int retention_year);

  /// Reads the wrapped keys of an existing case. Throws StoreError.
  void load(store::Connection& db);
  /// Takes over a wrapped key of the case that was read elsewhere.
  void add(KeyRow row);

  const Uuid& case_id() const { return case_id_; }
  /// The classes that the case has keys of, rising.
  std::vector<std::uint8_t> classes() const;
  /// The key of `key_class`; made if the case has none and `may_create`, otherwise IntegrityError.
  const security::DataKey& key(std::uint8_t key_class, bool may_create);
  /// Keys made since the last call, to be inserted.
  std::vector<KeyRow> take_new();

 private:
  security::KeyService* keys_;  // outlives this
  Uuid case_id_;
  int retention_year_;
  std::map<std::uint8_t, KeyRow> wrapped_;
  std::map<std::uint8_t, security::DataKey> open_;
  std::vector<KeyRow> new_;
};

}  // namespace tsunagu::vault
