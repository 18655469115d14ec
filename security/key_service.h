/// The only door to keys that protect more than one case.
///
/// Every argument and result is plain data, so that the service can live in a process of its own
/// without its callers noticing. Nothing here returns a purpose key or the key above it.
/// Thread-safe. All functions throw CryptoFailure; those that open something throw IntegrityError,
/// and those that may make a year's key throw Error when it cannot be written.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "security/digest.h"
#include "security/secret_bytes.h"
#include "server/base/bytes.h"
#include "server/base/uuid.h"

namespace tsunagu::security {

/// The classes a case has data keys for: 0 to 5 as the schemas say, and one more that only makes
/// document seals, so that any permitted view can check a whole document.
inline constexpr std::uint8_t kSealClass = 6;

/// Which data key: authenticated with the wrapped key, so that it opens nowhere else.
struct DataKeyPlace {
  Uuid case_id;
  std::uint8_t key_class = 0;  ///< 0 to kSealClass
  std::uint32_t version = 1;   ///< of the data key, from 1
};

/// Size of a wrapped data key in the database.
inline constexpr std::size_t kWrappedDataKey = 104;

struct DataKey {
  DataKeyPlace place;
  SecretBytes key;  ///< 32 bytes
};

/// A new data key and its wrapped form for the database.
struct NewDataKey {
  DataKey key;
  Bytes wrapped;  ///< kWrappedDataKey bytes; names its wrapping key
};

/// What a small value is sealed for. Each purpose has keys of its own, some a key per fiscal year.
enum class Purpose : std::uint8_t {
  original = 1,       ///< original bytes of partners' files
  exchange = 2,       ///< record numbers and rendered answers that wait in the database
  search = 3,         ///< entries of the name index, a key per retention year
  audit_payload = 4,  ///< payloads of audit events, a key per fiscal year
};

/// What an index token is made for. Tokens of two indexes never compare.
enum class Index : std::uint8_t {
  resident_code = 1,
  document_number = 2,   ///< number of a document at one adapter
  file_digest = 3,       ///< bytes of a partner's file
  document_content = 4,  ///< content of a document, to know the same record again
};

struct EventNumber {
  std::uint32_t boot = 0;
  std::uint64_t number = 0;  ///< from 1, without a gap, in each boot
};

struct KeyStatus {
  std::string name;     ///< "WRAP-2031", "LOGSIGN-1"
  std::string id;       ///< 16 hexadecimal digits
  std::string state;    ///< "active", "decrypt-only", "destroyed"
  std::string created;  ///< RFC 3339
};

class KeyService {
 public:
  virtual ~KeyService() = default;

  /// The instance's id: part of every place.
  virtual Uuid tenant() const = 0;

  /// A data key wrapped under the purpose key of `retention_year` (made if it is the first).
  virtual NewDataKey new_data_key(const DataKeyPlace& place, int retention_year) = 0;
  /// Throws IntegrityError if `wrapped` was changed, belongs to another place, or its year's key
  /// was destroyed.
  virtual DataKey unwrap(const DataKeyPlace& place, ByteView wrapped) = 0;

  /// Seals and opens values that belong to no case, at most 256 MiB. `place` is authenticated. All
  /// but original files are padded to the same buckets as fields. `year` chooses the key
  /// of purposes that have one a year, and is read from the sealed form when opening.
  virtual Bytes seal(Purpose purpose, int year, ByteView place, ByteView plain) = 0;
  virtual SecretBytes open(Purpose purpose, ByteView place, ByteView sealed) = 0;

  /// 16 bytes of HMAC-SHA-256. Unique numbers only; never names.
  virtual std::array<std::byte, 16> token(Index index, ByteView value) = 0;
  /// A tag of a case that is different in every event: HMAC of year key, case and event id.
  virtual Digest case_tag(int year, const Uuid& case_id, const Uuid& event_id) = 0;

  /// Starts the numbering of events of this run. `boot` is above every boot seen before, from 1;
  /// events before it, or a boot that is not higher, stop the process.
  virtual void start_boot(std::uint32_t boot) = 0;
  /// The next event number of this boot.
  virtual EventNumber next_event() = 0;
  /// HMAC over an event's leaf. Compare with equal() of digest.h.
  virtual Digest event_mac(ByteView leaf) = 0;

  /// Ed25519 signature (64 bytes) over the text of a checkpoint.
  virtual Bytes sign_checkpoint(std::string_view text) = 0;
  /// 32 bytes: what an auditor verifies with.
  virtual Bytes log_public_key() const = 0;

  virtual std::vector<KeyStatus> status() const = 0;
};

}  // namespace tsunagu::security
