// The five kinds of job.
#include "adapters/host/jobs.h"

#include "adapters/host/file_reading.h"
#include "adapters/protocol/catalogue_wire.h"
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
    case JobKind::answer:
    case JobKind::golden:
      break;
  }
  throw Error{messages::kAdapterHost, "unknown kind of job"};
}

}  // namespace tsunagu::host
