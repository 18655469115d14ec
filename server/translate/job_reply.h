/// The frames a job sends back, and whether they count.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

#include "server/base/error.h"
#include "server/base/refusal.h"
#include "server/base/wire.h"
#include "server/translate/running_job.h"

namespace tsunagu::translate {

/// The host died under a job, which may have been the reason. Other errors of a host say that no
/// job was begun.
class HostDied final : public Error {
 public:
  explicit HostDied(const std::string& detail) : Error{messages::kAdapterHost, detail} {}
};

class JobReply {
 public:
  /// The reply of `job` of the host `name`, of at most `limit` bytes.
  JobReply(RunningJob job, std::string name, std::uint64_t limit)
      : job_{std::move(job)}, name_{std::move(name)}, limit_{limit} {}

  /// Takes the next frame. False at the end of the reply, wherever it comes.
  bool next(Frame& out);

  /// Why the reply does not count, as the refusal of what was translated; nothing if it does. It
  /// counts if its frames were `sound`, the last one was taken (`done`), nothing follows, and the
  /// job ended well. Waits for the job's end unless a frame was unsound. Throws HostDied if
  /// the host died under the job: that says nothing of the file, which may be tried again.
  std::optional<Refusal> failure(bool sound, bool done);

 private:
  Refusal broken_protocol() const;
  Refusal ended_badly(const protocol::JobEnded& ended) const;

  RunningJob job_;
  std::string name_;
  std::uint64_t limit_;
  std::uint64_t taken_ = 0;
  bool is_too_long_ = false;
  bool is_malformed_ = false;
};

}  // namespace tsunagu::translate
