// Writing a reply.
#include "adapters/host/reply_writer.h"

#include "server/base/error.h"
#include "server/base/files.h"

namespace tsunagu::host {
namespace {

constexpr std::size_t kPiece = 64U * 1024;

}  // namespace

void ReplyWriter::frame(protocol::FrameType type, ByteView body) {
  if (body.size() + 2 > kMaxFrame) {
    throw Error{messages::kHostReply, "a frame of " + std::to_string(body.size()) + " bytes"};
  }
  protocol::append_frame(pending_, type, body);
  if (pending_.size() >= kPiece) {
    flush();
  }
}

void ReplyWriter::finish() {
  frame(protocol::FrameType::end, {});
  flush();
}

void ReplyWriter::flush() {
  write_all(fd_, pending_);
  pending_.clear();
}

}  // namespace tsunagu::host
