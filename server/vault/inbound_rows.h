/// The work on partners' files as it stands in the database.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "security/key_service.h"
#include "server/base/refusal.h"
#include "server/base/uuid.h"
#include "server/store/connection.h"
#include "server/vault/document_rows.h"

namespace tsunagu::vault {

enum class InboundState : std::uint8_t { received = 1, read = 2, refused = 3 };
enum class Outcome : std::uint8_t { accepted = 1, duplicate = 2, refused = 3 };

/// "accepted", "duplicate", "refused": the words of answers and of the command line.
std::string_view outcome_word(Outcome outcome);

struct InboundFile {
  Uuid file_id;
  std::string adapter;
  std::string name;
  Token digest_token{};
  std::int64_t size = 0;
  Microseconds received_at = 0;
  InboundState state = InboundState::received;
  std::optional<Refusal> refusal;  ///< of the whole file
  std::uint32_t records = 0;
};

/// What became of one record of a file.
struct InboundRecord {
  std::uint32_t position = 0;
  Outcome outcome = Outcome::refused;
  std::string number;  ///< the partner's, as its answer repeats it; sealed at rest
  std::optional<Refusal> refusal;
  std::optional<Uuid> case_id;
  std::string case_number;  ///< when decided or read back; empty without a case
  std::optional<Uuid> document_id;
  std::uint32_t revision = 0;
};

class InboundRows {
 public:
  explicit InboundRows(security::KeyService& keys) : keys_{keys} {}

  /// Inserts a file that is being taken in. Does nothing if it is there already.
  void receive(store::Connection& db, const InboundFile& file);
  std::optional<InboundFile> find(store::Connection& db, const Uuid& file_id);
  /// Whether another file of `adapter` with the same bytes was read before.
  bool was_read_before(store::Connection& db, const InboundFile& file);
  void finish(store::Connection& db, const InboundFile& file);
  void keep_original(store::Connection& db, const Uuid& file_id, ByteView bytes, int year);

  void add(store::Connection& db, const Uuid& file_id, const std::vector<InboundRecord>& records);
  /// What became of a file's records. Throws IntegrityError naming a record that was changed.
  std::vector<InboundRecord> records(store::Connection& db, const Uuid& file_id);
  /// Takes the partner's numbers out of the records of a destroyed case. Throws as records() does.
  void forget_numbers(store::Connection& db, const Uuid& file_id, const Uuid& case_id);
  /// The highest position that is decided; records up to it need no second judgement.
  std::uint32_t decided(store::Connection& db, const Uuid& file_id);

 private:
  InboundRecord read_record(store::Statement& find, const Uuid& file_id);
  Bytes seal_refusal(const Uuid& file_id, const Refusal& refusal);

  security::KeyService& keys_;  // outlives this
};

/// zstd, level 1, with the plain size in front; decompression refuses to exceed `limit`.
Bytes compress(ByteView plain);
Bytes decompress(ByteView packed, std::size_t limit);

}  // namespace tsunagu::vault
