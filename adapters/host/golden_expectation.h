/// What a golden sample expects of a partner's file, and whether it came.
#pragma once

#include <string>
#include <vector>

#include "adapters/host/file_reading.h"
#include "adapters/host/schemas.h"
#include "adapters/protocol/job.h"

namespace tsunagu::host {

/// Keeps what read_partner_file says.
class CollectedRecords final : public RecordSink {
 public:
  /// A record, or why it was refused.
  struct Entry {
    protocol::RecordFrame record;
    protocol::RecordRefused refused;
    bool is_refused = false;
  };

  void accepted(std::uint32_t records) override { entries.reserve(records); }
  void record(protocol::RecordFrame&& record) override {
    entries.push_back({std::move(record), {}, false});
  }
  void refused(protocol::RecordRefused&& refused) override {
    entries.push_back({{}, std::move(refused), true});
  }

  std::vector<Entry> entries;
};

/// Compares with a file NAME.expected.xml (namespace urn:tsunagu:golden:1). Empty if all is as
/// expected, otherwise the first place that differs, never a value.
std::string expectation_failure(const std::string& expected, const std::string& file,
                                const Schemas& schemas,
                                const std::vector<CollectedRecords::Entry>& found,
                                const std::vector<Refusal>& refused);

}  // namespace tsunagu::host
