/// One partner's file, from its bytes to stored documents.
#pragma once

#include <chrono>
#include <map>
#include <string>
#include <vector>

#include "server/intake/filing.h"
#include "server/intake/inbox.h"
#include "server/intake/record_collector.h"
#include "server/translate/translator.h"

namespace tsunagu::intake {

/// What became of a file.
struct FileOutcome {
  vault::InboundFile file;
  std::vector<vault::InboundRecord> records;
};

struct IntakeLimits {
  std::size_t file_bytes = 0;
  std::chrono::milliseconds job{60'000};
};

/// Not thread-safe: one thread works on one partner's files, in their order, because a later file
/// may hold a newer version of an earlier record.
class IntakeJob {
 public:
  IntakeJob(FilingServices services, translate::Translator& translator, std::string adapter,
            IntakeLimits limits);

  /// Takes a claimed file in. May be repeated after a crash at any point: what was decided stays
  /// decided. When it returns everything is stored, the answer is owed, and the claimed file may be
  /// removed. Throws Error of the machine; then the claimed file stays for the next try.
  void run(store::Session& session, const ClaimedFile& claimed);

  /// What became of a file that was taken in. Throws IntegrityError if it is not there.
  FileOutcome outcome(store::Session& session, const Uuid& file_id);

 private:
  /// False if the file is settled already.
  bool start(store::Session& session, const ClaimedFile& claimed, ByteView bytes,
             FileContext& context);
  /// As Translator::read(), but a file that kills its host again and again is failed.
  translate::FileEnd read(ByteView bytes, RecordCollector& collector, const Uuid& file_id);

  FilingServices services_;
  Filing filing_;
  translate::Translator& translator_;  // outlives this
  std::string adapter_;
  IntakeLimits limits_;
  std::map<Uuid, int> attempts_;  // at files that killed their host, since the daemon began
};

}  // namespace tsunagu::intake
