/// Reads a whole partner's file, record by record.
#pragma once

#include <cstdint>
#include <vector>

#include "adapters/host/pack.h"
#include "adapters/host/schemas.h"
#include "adapters/protocol/job.h"

namespace tsunagu::host {

/// What becomes of the records of a file, in their order.
class RecordSink {
 public:
  virtual ~RecordSink() = default;
  /// Before the first record.
  virtual void accepted(std::uint32_t records) = 0;
  virtual void record(protocol::RecordFrame&& record) = 0;
  virtual void refused(protocol::RecordRefused&& refused) = 0;
};

/// Reads `bytes`. Returns why the file was refused as a whole, and then the sink got nothing; or
/// nothing, and the sink got every record. One bad record does not stop the others.
std::vector<Refusal> read_partner_file(const Pack& pack, const Schemas& schemas, ByteView bytes,
                                       RecordSink& sink);

}  // namespace tsunagu::host
