/// One job per call: start it, take its frames in order, see how it ended.
#include "server/translate/translator.h"

#include <optional>
#include <utility>

#include "adapters/protocol/limits.h"
#include "server/base/error.h"
#include "server/base/text.h"
#include "server/translate/job_reply.h"
#include "server/translate/read_reply.h"

namespace tsunagu::translate {
namespace {

using protocol::FrameType;
using protocol::JobKind;

/// Enough for a file and its report; a reply that only builds something has no reason for more.
constexpr std::uint64_t kMaxBuiltBytes = 2 * std::uint64_t{protocol::kMaxFileBytes};
constexpr std::size_t kMaxSubstitutions = 100'000;
constexpr std::size_t kMaxGolden = 10'000;
constexpr std::chrono::seconds kDescribeLimit{30};

FrameType type_of(const Frame& frame) { return static_cast<FrameType>(frame.type); }

/// Hands the frames of `reply` to `take` until it breaks the protocol or `is_done()`.
/// Returns the refusal if the reply does not count.
template <class Take, class IsDone>
std::optional<Refusal> run(JobReply reply, Take&& take, IsDone&& is_done) {
  Frame frame;
  bool is_sound = true;
  while (is_sound && !is_done() && reply.next(frame)) {
    is_sound = take(frame);
  }
  return reply.failure(is_sound, is_done());
}

/// Takes bytes, substitutions, end and file_refused.
class WriteReply {
 public:
  explicit WriteReply(Written& out) : out_{out} {}

  bool is_done() const { return is_done_; }

  bool take(const Frame& frame) {
    switch (type_of(frame)) {
      case FrameType::bytes:
        append(out_.bytes, frame.body);
        return out_.bytes.size() <= protocol::kMaxFileBytes;
      case FrameType::substitution:
        return take_substitution(as_text(frame.body));
      case FrameType::file_refused:
        is_done_ = protocol::decode(frame.body, out_.refusals) && !out_.refusals.empty();
        return is_done_;
      case FrameType::end:
        is_done_ = frame.body.empty() && !out_.bytes.empty();
        return is_done_;
      default:
        return false;
    }
  }

 private:
  bool take_substitution(std::string_view line) {
    if (line.size() > protocol::kMaxPlaceBytes || !is_clean_utf8(line) ||
        out_.substitutions.size() == kMaxSubstitutions) {
      return false;
    }
    out_.substitutions.emplace_back(line);
    return true;
  }

  Written& out_;
  bool is_done_ = false;
};

/// The reply of a job that must not fail, because nothing of a partner's goes into it.
template <class Take>
void run_own(AdapterHost& host, JobKind kind, ByteView input, Translator::Limit limit,
             Take&& take) {
  bool is_done = false;
  const auto refusal = run(
      JobReply{host.start(kind, input, limit), host.name(), kMaxBuiltBytes},
      [&](const Frame& frame) {
        if (type_of(frame) != FrameType::end) {
          return static_cast<bool>(take(frame));
        }
        is_done = frame.body.empty();
        return is_done;
      },
      [&is_done] { return is_done; });
  if (refusal) {
    throw Error{messages::kHostReply, host.name() + ": " + refusal_id(refusal->code)};
  }
}

}  // namespace

FileEnd Translator::read(ByteView file, Limit limit, RecordSink& sink) {
  if (file.size() > protocol::kMaxFileBytes) {
    return {Outcome::refused,
            {{RefusalCode::too_large, "", std::to_string(file.size()) + " bytes"}}};
  }
  ReadReply reply{*catalogue_, sink};
  const auto failure = run(
      JobReply{host_->start(JobKind::read, file, limit), host_->name(), kMaxReplyBytes},
      [&reply](const Frame& frame) { return reply.take(frame); },
      [&reply] { return reply.is_done(); });
  if (failure) {
    return {Outcome::failed, {*failure}};
  }
  auto refusals = reply.take_refusals();
  const auto outcome = refusals.empty() ? Outcome::complete : Outcome::refused;
  return {outcome, std::move(refusals)};
}

Written Translator::write(const documents::Document& document, Limit limit) {
  const Bytes input = protocol::encode(document.to_wire());
  Written written;
  WriteReply reply{written};
  const auto failure = run(
      JobReply{host_->start(JobKind::write, input, limit), host_->name(), kMaxBuiltBytes},
      [&reply](const Frame& frame) { return reply.take(frame); },
      [&reply] { return reply.is_done(); });
  if (failure) {
    return {Outcome::failed, {}, {}, {*failure}};
  }
  if (!written.refusals.empty()) {
    return {Outcome::refused, {}, {}, std::move(written.refusals)};
  }
  written.outcome = Outcome::complete;
  return written;
}

Bytes Translator::answer(const protocol::Answer& answer, Limit limit) {
  Bytes out;
  run_own(*host_, JobKind::answer, protocol::encode(answer), limit, [&out](const Frame& frame) {
    append(out, frame.body);
    return type_of(frame) == FrameType::bytes && out.size() <= protocol::kMaxFileBytes;
  });
  return out;
}

std::vector<protocol::GoldenResult> Translator::golden(Limit limit) {
  std::vector<protocol::GoldenResult> out;
  run_own(*host_, JobKind::golden, {}, limit, [&out](const Frame& frame) {
    out.emplace_back();
    return type_of(frame) == FrameType::golden && out.size() <= kMaxGolden &&
           protocol::decode(frame.body, out.back());
  });
  return out;
}

std::optional<Refusal> schema_fault(AdapterHost& host, const documents::Document& document,
                                    Translator::Limit limit) {
  const Bytes input = protocol::encode(document.to_wire());
  std::vector<Refusal> found;
  bool is_done = false;
  const auto failure = run(
      JobReply{host.start(JobKind::check, input, limit), host.name(), kMaxBuiltBytes},
      [&](const Frame& frame) {
        is_done = type_of(frame) == FrameType::end
                      ? frame.body.empty()
                      : type_of(frame) == FrameType::file_refused &&
                            protocol::decode(frame.body, found) && !found.empty();
        return is_done;
      },
      [&is_done] { return is_done; });
  if (failure) {
    return failure;
  }
  return found.empty() ? std::nullopt : std::optional{found.front()};
}

protocol::WireCatalogue describe(AdapterHost& host) {
  protocol::WireCatalogue out;
  int catalogues = 0;
  run_own(host, JobKind::describe, {}, kDescribeLimit, [&](const Frame& frame) {
    ++catalogues;
    return type_of(frame) == FrameType::catalogue && catalogues == 1 &&
           protocol::decode(frame.body, out);
  });
  if (catalogues == 0) {
    throw Error{messages::kHostReply, host.name() + ": no catalogue"};
  }
  return out;
}

}  // namespace tsunagu::translate
