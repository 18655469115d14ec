/// Judges the records of a file as they stream in, and files them a batch at a time.
#pragma once

#include <vector>

#include "server/intake/filing.h"
#include "server/translate/translator.h"

namespace tsunagu::intake {

/// Most records in one transaction: enough to make the commit cheap, few enough that memory and
/// locks stay small.
inline constexpr std::size_t kBatch = 100;

class RecordCollector final : public translate::RecordSink {
 public:
  /// All outlive the collector.
  RecordCollector(Filing& filing, store::Session& session, FileContext& context);

  void accepted(const protocol::FileAccepted& file) override;
  void record(translate::IncomingRecord record) override;

  /// Files what is left and settles the file. To be called once the whole file has been read.
  void finish();
  /// Refuses every record that is not decided, and settles the file: its reading broke off.
  void refuse_rest(const Refusal& refusal);

 private:
  JudgedRecord judge(translate::IncomingRecord record);

  Filing& filing_;
  store::Session& session_;
  FileContext& context_;
  bool has_unread_ = false;  // a record was refused by the host
  std::vector<JudgedRecord> waiting_;
  std::size_t waiting_bytes_ = 0;
};

}  // namespace tsunagu::intake
