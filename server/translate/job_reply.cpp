/// Judging a job by what it sent and how it ended.
#include "server/translate/job_reply.h"

#include <csignal>

#include "server/base/error.h"
#include "server/base/log.h"

namespace tsunagu::translate {
namespace {

constexpr std::size_t kFrameHeader = 6;

bool is_limit_signal(std::uint32_t number) {
  // SIGKILL is how the kernel takes memory back.
  return number == SIGKILL || number == SIGXCPU || number == SIGXFSZ;
}

}  // namespace

bool JobReply::next(Frame& out) {
  // No limit of time here: the supervisor ends the reply at the job's deadline.
  const FrameState state = read_frame(job_.reply(), out, -1);
  is_malformed_ = is_malformed_ || state == FrameState::malformed;
  if (state != FrameState::frame) {
    return false;
  }
  taken_ += out.body.size() + kFrameHeader;
  is_too_long_ = taken_ > limit_;
  return !is_too_long_;
}

std::optional<Refusal> JobReply::failure(bool sound, bool done) {
  Frame extra;
  const bool goes_on = sound && done && next(extra);
  if (is_too_long_) {
    log(Severity::error, messages::kHostReply, name_ + ": reply too long");
    return Refusal{RefusalCode::resource_limit, "", ""};
  }
  if (!sound || goes_on) {
    return broken_protocol();
  }
  if (is_malformed_) {
    job_.cut_off();
  }
  const auto ended = job_.wait();
  if (!ended) {
    throw HostDied{name_ + ": died during a job"};
  }
  if (ended->end != protocol::JobEnd::exited) {
    return ended_badly(*ended);
  }
  const bool counts = done && !is_malformed_;
  return counts ? std::nullopt : std::optional{broken_protocol()};
}

Refusal JobReply::broken_protocol() const {
  log(Severity::error, messages::kHostReply, name_ + ": reply of a job");
  return Refusal{RefusalCode::translation, "", ""};
}

Refusal JobReply::ended_badly(const protocol::JobEnded& ended) const {
  const bool is_signal = ended.end == protocol::JobEnd::signalled;
  if (is_signal && ended.detail == SIGSYS) {
    log(Severity::error, messages::kSandbox, name_ + ": a job was stopped by its sandbox");
    return Refusal{RefusalCode::translation, "", ""};
  }
  if (ended.end == protocol::JobEnd::timed_out || (is_signal && is_limit_signal(ended.detail))) {
    log(Severity::warning, messages::kAdapterHost, name_ + ": a job reached its limits");
    return Refusal{RefusalCode::resource_limit, "", ""};
  }
  log(Severity::error, messages::kAdapterHost,
      name_ + (is_signal ? ": a job was ended by signal " : ": a job ended with status ") +
          std::to_string(ended.detail));
  return Refusal{RefusalCode::translation, "", ""};
}

}  // namespace tsunagu::translate
