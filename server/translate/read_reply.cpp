/// A state machine of three stages; anything unexpected ends it.
#include "server/translate/read_reply.h"

#include <utility>

namespace tsunagu::translate {

using protocol::FrameType;

bool ReadReply::take(const Frame& frame) {
  if (stage_ == Stage::done) {
    return false;
  }
  switch (static_cast<FrameType>(frame.type)) {
    case FrameType::file_accepted:
      return take_accepted(frame.body);
    case FrameType::record:
      return take_record(frame.body);
    case FrameType::record_refused:
      return take_record_refused(frame.body);
    case FrameType::file_refused:
      return take_file_refused(frame.body);
    case FrameType::end:
      return take_end(frame.body);
    default:
      return false;
  }
}

bool ReadReply::take_accepted(ByteView body) {
  protocol::FileAccepted accepted;
  if (stage_ != Stage::start || !protocol::decode(body, accepted)) {
    return false;
  }
  stage_ = Stage::records;
  expected_ = accepted.records;
  sink_.accepted(accepted);
  return true;
}

bool ReadReply::take_record(ByteView body) {
  protocol::RecordFrame record;
  if (stage_ != Stage::records || !protocol::decode(body, record) || !count(record.position)) {
    return false;
  }
  sink_.record({record.position, std::move(record.number),
                documents::Document::from_wire(catalogue_, std::move(record.document)),
                std::move(record.notes)});
  return true;
}

bool ReadReply::take_record_refused(ByteView body) {
  protocol::RecordRefused record;
  if (stage_ != Stage::records || !protocol::decode(body, record) || !count(record.position)) {
    return false;
  }
  sink_.record({record.position, std::move(record.number), std::move(record.refusal), ""});
  return true;
}

bool ReadReply::take_file_refused(ByteView body) {
  if (!protocol::decode(body, refusals_) || refusals_.empty()) {
    return false;
  }
  stage_ = Stage::done;
  return true;
}

bool ReadReply::take_end(ByteView body) {
  if (stage_ != Stage::records || !body.empty() || seen_ != expected_) {
    return false;
  }
  stage_ = Stage::done;
  return true;
}

bool ReadReply::count(std::uint32_t position) {
  ++seen_;
  return position == seen_ && seen_ <= expected_;
}

}  // namespace tsunagu::translate
