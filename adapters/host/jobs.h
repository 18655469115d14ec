/// Does one job: input bytes to the frames of a reply.
#pragma once

#include "adapters/host/host_data.h"
#include "adapters/host/reply_writer.h"
#include "adapters/protocol/job.h"
#include "server/base/bytes.h"

namespace tsunagu::host {

/// Does what `kind` asks for with `input` and finishes the reply. Throws Error if the machine or
/// the caller is at fault: an input that is no such message, a kind the pack has no part for.
void do_job(const HostData& data, protocol::JobKind kind, ByteView input, ReplyWriter& reply);

}  // namespace tsunagu::host
