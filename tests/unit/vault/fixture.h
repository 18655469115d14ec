/// Tsunagu's tables in a real MariaDB, keys, a clock that tests hold, and a small document type:
/// what the tests of the vault and of the layers above it share.
#pragma once

#include <atomic>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "security/local_key_service.h"
#include "server/base/clock.h"
#include "server/catalogue/catalogue.h"
#include "server/documents/document.h"
#include "server/store/session.h"
#include "server/vault/event_batch.h"
#include "tests/unit/security/instance_keys.h"
#include "tests/unit/store/database.h"

namespace tsunagu::vault::test {

/// Goes on by a microsecond whenever it is asked.
class TestClock final : public Clock {
 public:
  Microseconds now() const override { return now_++; }
  void set(Microseconds now) { now_ = now; }

 private:
  mutable std::atomic<Microseconds> now_{1'762'900'000'000'000};  // November 2025
};

/// A key service that counts the data keys it unwraps, by class.
class CountingKeys final : public security::KeyService {
 public:
  explicit CountingKeys(security::KeyService& keys) : keys_{keys} {}

  std::vector<int> unwrapped = std::vector<int>(security::kSealClass + 1, 0);

  Uuid tenant() const override { return keys_.tenant(); }
  security::NewDataKey new_data_key(const security::DataKeyPlace& place, int year) override {
    return keys_.new_data_key(place, year);
  }
  security::DataKey unwrap(const security::DataKeyPlace& place, ByteView wrapped) override {
    ++unwrapped[place.key_class];
    return keys_.unwrap(place, wrapped);
  }
  Bytes seal(security::Purpose purpose, int year, ByteView place, ByteView plain) override {
    return keys_.seal(purpose, year, place, plain);
  }
  security::SecretBytes open(security::Purpose purpose, ByteView place, ByteView sealed) override {
    return keys_.open(purpose, place, sealed);
  }
  std::array<std::byte, 16> token(security::Index index, ByteView value) override {
    return keys_.token(index, value);
  }
  security::Digest case_tag(int year, const Uuid& case_id, const Uuid& event_id) override {
    return keys_.case_tag(year, case_id, event_id);
  }
  void start_boot(std::uint32_t boot) override { keys_.start_boot(boot); }
  security::EventNumber next_event() override { return keys_.next_event(); }
  security::Digest event_mac(ByteView leaf) override { return keys_.event_mac(leaf); }
  Bytes sign_checkpoint(std::string_view text) override { return keys_.sign_checkpoint(text); }
  Bytes log_public_key() const override { return keys_.log_public_key(); }
  std::vector<security::KeyStatus> status() const override { return keys_.status(); }

 private:
  security::KeyService& keys_;
};

/// What a test says of a document; empty texts are not there. All people are invented.
struct Sheet {
  std::string number = "MD-1";
  std::string resident;
  std::string reference;
  std::string consent = "given";
  std::string name = "桑田　一";
  std::string kana;
  std::string address;
  bool is_protected = false;
  std::string illness;
  std::string income;
  std::vector<std::string> stories;
};

/// One type, "referral-sheet", with a field of every class and role.
const catalogue::Catalogue& sheets();
documents::Document document_of(const Sheet& sheet);

/// How to reach the database as `account`, its tables made.
store::ConnectionSettings database(store::Account account = store::Account::daemon);

/// Empty tables and new keys for each test; boot 1 of the event numbers is open.
struct Vault {
  Vault();

  /// Runs `sql` with all rights, as somebody who has broken into the database would.
  template <class... Values>
  void tamper(store::Sql sql, const Values&... values) {
    superuser.connection().prepared(sql).execute(values...);
  }
  std::int64_t count(store::Sql sql);

  security::test::InstanceKeys instance;
  std::unique_ptr<security::LocalKeyService> keys;
  TestClock clock;
  AbandonedNumbers numbers;
  EventServices events;
  store::Session session;
  store::Session superuser;
};

}  // namespace tsunagu::vault::test
