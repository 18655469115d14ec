/// The frames of one job's reply, collected and written in large pieces.
#pragma once

#include "adapters/protocol/job.h"
#include "adapters/protocol/packet.h"
#include "server/base/bytes.h"

namespace tsunagu::host {

class ReplyWriter {
 public:
  /// `fd` outlives the writer, which does not close it.
  explicit ReplyWriter(int fd) : fd_{fd} {}

  /// Adds a frame. Throws Error if the other side is gone, or if `body` is longer than a frame
  /// may be.
  void frame(protocol::FrameType type, ByteView body);
  /// Adds the frame `end` and writes what is left.
  void finish();
  void flush();

 private:
  int fd_;
  Bytes pending_;
};

}  // namespace tsunagu::host
