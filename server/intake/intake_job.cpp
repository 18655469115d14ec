/// One partner's file, from its bytes to stored documents.
#include "server/intake/intake_job.h"

#include <cerrno>

#include <sys/stat.h>

#include "security/digest.h"
#include "server/base/error.h"
#include "server/base/files.h"
#include "server/base/log.h"
#include "server/intake/record_collector.h"
#include "server/translate/job_reply.h"

namespace tsunagu::intake {
namespace {

constexpr int kMaxAttempts = 3;

std::size_t size_of(const std::filesystem::path& path) {
  struct stat found {};
  if (::lstat(path.c_str(), &found) != 0) {
    throw Error{messages::kFileFailed, with_errno(path.string(), errno)};
  }
  return static_cast<std::size_t>(found.st_size);
}

}  // namespace

IntakeJob::IntakeJob(FilingServices services, translate::Translator& translator,
                     std::string adapter, IntakeLimits limits)
    : services_{services},
      filing_{services},
      translator_{translator},
      adapter_{std::move(adapter)},
      limits_{limits} {}

bool IntakeJob::start(store::Session& session, const ClaimedFile& claimed, ByteView bytes,
                      FileContext& context) {
  auto& db = session.connection();
  if (const auto known = services_.inbound.find(db, claimed.file_id)) {
    context.file = *known;
    if (known->state != vault::InboundState::received) {
      return false;
    }
  }
  const auto digest = security::sha256(bytes);
  context.file.file_id = claimed.file_id;
  context.file.adapter = adapter_;
  context.file.name = claimed.name;
  context.file.digest_token = services_.keys.token(security::Index::file_digest, digest);
  context.file.size = static_cast<std::int64_t>(bytes.size());
  context.file.received_at = services_.clock.now();
  context.digest = to_hex(digest);
  context.actor =
      claimed.brought_by.value_or(vault::Actor{"adapter:" + adapter_, "exchange", "", ""});
  context.was_read_before = services_.inbound.was_read_before(db, context.file);
  context.original = bytes;
  context.decided = services_.inbound.decided(db, claimed.file_id);
  return true;
}

void IntakeJob::run(store::Session& session, const ClaimedFile& claimed) {
  const auto size = size_of(claimed.data);
  const bool is_too_large = size > limits_.file_bytes;
  const auto bytes = is_too_large ? Bytes{} : read_file(claimed.data, limits_.file_bytes);
  FileContext context;
  if (!start(session, claimed, bytes, context)) {
    return;  // settled by an earlier run that was stopped before it removed the file
  }
  if (is_too_large) {
    context.digest.clear();  // not of bytes that nobody has read
    context.file.size = static_cast<std::int64_t>(size);
    filing_.refuse(session, context, {RefusalCode::too_large, "", std::to_string(size) + " bytes"});
    return;
  }
  RecordCollector collector{filing_, session, context};
  const auto end = read(bytes, collector, claimed.file_id);
  if (end.outcome == translate::Outcome::complete) {
    collector.finish();
    return;
  }
  TSUNAGU_ENSURE(!end.refusals.empty(), "a file that is not complete says why");
  context.drop_original_if_suspect();
  if (context.decided > 0) {
    // Documents of this file are stored already; so the answer has to speak of each record.
    collector.refuse_rest(end.refusals.front());
    return;
  }
  filing_.refuse(session, context, end.refusals.front());
}

translate::FileEnd IntakeJob::read(ByteView bytes, RecordCollector& collector,
                                   const Uuid& file_id) {
  try {
    auto end = translator_.read(bytes, limits_.job, collector);
    attempts_.erase(file_id);
    return end;
  } catch (const translate::HostDied&) {
    // The host died under the file without a word. Once may be chance; a file that does it again
    // and again must not keep all that follow from being read.
    if (++attempts_[file_id] < kMaxAttempts) {
      throw;
    }
    attempts_.erase(file_id);
    return {translate::Outcome::failed, {{RefusalCode::translation, "", "the adapter host died"}}};
  }
}

FileOutcome IntakeJob::outcome(store::Session& session, const Uuid& file_id) {
  auto& db = session.connection();
  auto file = services_.inbound.find(db, file_id);
  if (!file) {
    throw IntegrityError{"file " + file_id.text() + " was taken in and is gone"};
  }
  return {std::move(*file), services_.inbound.records(db, file_id)};
}

}  // namespace tsunagu::intake
