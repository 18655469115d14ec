/// The order of frames in the reply about a partner's file.
#pragma once

#include <cstdint>
#include <vector>

#include "adapters/protocol/job.h"
#include "server/base/refusal.h"
#include "server/base/wire.h"
#include "server/catalogue/catalogue.h"
#include "server/translate/translator.h"

namespace tsunagu::translate {

/// file_accepted, then one record or record_refused for each position from 1 to the count it
/// named, then end. Or file_refused, which may take the place of any of them.
class ReadReply {
 public:
  ReadReply(const catalogue::Catalogue& catalogue, RecordSink& sink)
      : catalogue_{catalogue}, sink_{sink} {}

  /// Takes the next frame and hands what it holds to the sink. False if it breaks the protocol.
  bool take(const Frame& frame);
  /// Whether the last frame was taken.
  bool is_done() const { return stage_ == Stage::done; }
  /// Why the file was refused; empty if it was not.
  std::vector<Refusal> take_refusals() { return std::move(refusals_); }

 private:
  enum class Stage { start, records, done };

  bool take_accepted(ByteView body);
  bool take_record(ByteView body);
  bool take_record_refused(ByteView body);
  bool take_file_refused(ByteView body);
  bool take_end(ByteView body);
  /// Whether `position` is the next one.
  bool count(std::uint32_t position);

  const catalogue::Catalogue& catalogue_;
  RecordSink& sink_;
  Stage stage_ = Stage::start;
  std::uint32_t expected_ = 0;
  std::uint32_t seen_ = 0;
  std::vector<Refusal> refusals_;
};

}  // namespace tsunagu::translate
