// The six kinds of job.
#include "adapters/host/jobs.h"

#include <algorithm>

#include "adapters/host/file_reading.h"
#include "adapters/host/file_writing.h"
#include "adapters/host/golden.h"
#include "adapters/protocol/catalogue_wire.h"
#include "server/base/clock.h"
#include "server/base/error.h"

namespace tsunagu::host {
namespace {

using protocol::FrameType;
using protocol::JobKind;

const Pack& pack_of(const HostData& data) {
  if (!data.pack) {
    throw Error{messages::kAdapterHost, "the host was started without a pack"};
  }
  return *data.pack;
}

class RecordReply final : public RecordSink {
 public:
  explicit RecordReply(ReplyWriter& reply) : reply_{&reply} {}

  void accepted(std::uint32_t records) override {
    reply_->frame(FrameType::file_accepted, protocol::encode(protocol::FileAccepted{records}));
  }
  void record(protocol::RecordFrame&& record) override {
    const Bytes body = protocol::encode(record);
    if (body.size() + 2 > kMaxFrame) {
      refused({record.position, record.number, {RefusalCode::too_large, "", ""}});
      return;
    }
    reply_->frame(FrameType::record, body);
  }
  void refused(protocol::RecordRefused&& refused) override {
    reply_->frame(FrameType::record_refused, protocol::encode(refused));
  }

 private:
  ReplyWriter* reply_;
};

void read(const HostData& data, ByteView input, ReplyWriter& reply) {
  const Pack& pack = pack_of(data);
  if (!pack.to_canonical) {
    throw Error{messages::kAdapterHost, "the pack reads nothing"};
  }
  RecordReply sink{reply};
  const std::vector<Refusal> refusals = read_partner_file(pack, data.schemas, input, sink);
  if (!refusals.empty()) {
    reply.frame(FrameType::file_refused, protocol::encode(refusals));
    reply.flush();
    return;
  }
  reply.finish();
}

/// Sends what was written, or why nothing was.
void send_output(const PartnerOutput& out, ReplyWriter& reply) {
  if (!out.refusals.empty()) {
    reply.frame(FrameType::file_refused, protocol::encode(out.refusals));
    reply.flush();
    return;
  }
  for (const std::string& line : out.substitutions) {
    reply.frame(FrameType::substitution, as_bytes(line));
  }
  constexpr std::size_t kPiece = 1024U * 1024;
  for (ByteView rest = out.bytes; !rest.empty();) {
    const std::size_t size = std::min(rest.size(), kPiece);
    reply.frame(FrameType::bytes, rest.first(size));
    rest = rest.subspan(size);
  }
  reply.finish();
}

[[noreturn]] void bad_input(const char* what) { throw Error{messages::kHostReply, what}; }

void write(const HostData& data, ByteView input, ReplyWriter& reply) {
  const Pack& pack = pack_of(data);
  protocol::WireDocument document;
  if (!protocol::decode(input, document)) {
    bad_input("the document to write");
  }
  const std::string created = japan_text(SystemClock{}.now()).substr(0, 19) + "+09:00";
  send_output(write_partner_file(pack, data.schemas, document, created), reply);
}

void answer(const HostData& data, ByteView input, ReplyWriter& reply) {
  const Pack& pack = pack_of(data);
  protocol::Answer message;
  if (!protocol::decode(input, message)) {
    bad_input("the answer to write");
  }
  send_output(write_answer(pack, message), reply);
}

void golden(const HostData& data, ReplyWriter& reply) {
  const Pack& pack = pack_of(data);
  for (const protocol::GoldenResult& result : run_golden(pack, data.schemas)) {
    reply.frame(FrameType::golden, protocol::encode(result));
  }
  reply.finish();
}

void check(const HostData& data, ByteView input, ReplyWriter& reply) {
  protocol::WireDocument document;
  if (!protocol::decode(input, document)) {
    bad_input("the document to check");
  }
  if (const auto refusal = schema_fault(data.schemas, document)) {
    reply.frame(FrameType::file_refused, protocol::encode(std::vector<Refusal>{*refusal}));
    reply.flush();
    return;
  }
  reply.finish();
}

void describe(const HostData& data, ReplyWriter& reply) {
  reply.frame(FrameType::catalogue, protocol::encode(data.schemas.describe()));
  reply.finish();
}

}  // namespace

void do_job(const HostData& data, JobKind kind, ByteView input, ReplyWriter& reply) {
  switch (kind) {
    case JobKind::describe:
      return describe(data, reply);
    case JobKind::read:
      return read(data, input, reply);
    case JobKind::write:
      return write(data, input, reply);
    case JobKind::answer:
      return answer(data, input, reply);
    case JobKind::golden:
      return golden(data, reply);
    case JobKind::check:
      return check(data, input, reply);
  }
  throw Error{messages::kAdapterHost, "unknown kind of job"};
}

}  // namespace tsunagu::host
