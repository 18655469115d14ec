/// audit list, audit verify, audit export.
#include <algorithm>

#include "server/base/error.h"
#include "server/base/files.h"
#include "server/commands/audit_check.h"
#include "server/commands/context.h"
#include "server/tlog/checkpoint.h"
#include "server/tlog/export_writer.h"
#include "server/tlog/log_folder.h"
#include "server/tlog/proof.h"
#include "server/tlog/tile_reader.h"
#include "server/vault/event_reading.h"

namespace tsunagu::commands {
namespace {

constexpr std::uint64_t kListed = 200;  // the newest, unless --from says where to begin

JsonLine event_line(const vault::RecordedEvent& event, const JsonValue& payload) {
  const auto& type = tlog::event_type_text(event.leaf.type);
  JsonLine line;
  line.text("kind", "event").number("index", static_cast<std::int64_t>(event.opened.index));
  line.text("time", japan_text(event.leaf.time)).text("type", type.name);
  line.text("type_label", type.ja).text("id", event.leaf.event_id.text());
  for (const auto& key : payload.keys()) {
    if (key == "id" || key == "type" || key == "time") {
      continue;
    }
    if (const auto text = payload.text(key)) {
      line.text(key, *text);
    } else if (const auto number = payload.number(key)) {
      line.number(key, *number);
    }
  }
  return line;
}

JsonValue payload_of(const vault::RecordedEvent& event) {
  auto payload = parse_json(event.opened.payload);
  if (!payload) {
    throw IntegrityError{"audit event at " + std::to_string(event.opened.index) +
                         " has a payload that is not JSON"};
  }
  return *payload;
}

void export_one(Call& call, const std::filesystem::path& out, const std::string& text) {
  const auto id = Uuid::parse(text);
  if (!id) {
    throw Error{messages::kUsage, "an event id has the form of a UUID"};
  }
  vault::EventReading events{call.context.keys, call.session.connection()};
  const auto index = events.index_of(*id);
  // The size that the proof is for is the one in the very checkpoint that goes with it.
  const auto note =
      read_file(call.context.paths.audit() / tlog::kCheckpointFile, tlog::kMaxNoteFile);
  tlog::VerifierKey key;
  key.name = call.context.config.log_origin();
  const auto ours = call.context.keys.log_public_key();
  std::copy(ours.begin(), ours.end(), key.public_key.begin());
  const auto head = tlog::check_checkpoint(as_text(note), key);
  if (head.state != tlog::CheckpointState::valid) {
    throw Error{messages::kAuditHead, "the newest checkpoint is not signed by our key"};
  }
  const auto size = head.checkpoint.size;
  if (!index || *index >= size) {
    throw Error{messages::kNotFound, "event " + text};
  }
  std::optional<tlog::OpenedEvent> opened;
  events.read(*index, *index + 1, [&](const vault::RecordedEvent& event) {
    opened = event.opened;
    return false;
  });
  tlog::TileReader reader{call.context.paths.audit(), size};
  const auto proof =
      tlog::make_proof(reader, *index, std::string{as_text(note)}, std::move(opened));
  write_file_durably(out / (text + ".tlog-proof"), as_bytes(proof.text()), 0644);
}

std::uint64_t export_all(Call& call, const std::filesystem::path& out) {
  tlog::ExportWriter writer{call.context.paths.audit(), out};
  const auto size = writer.checkpoint().size;
  vault::EventReading events{call.context.keys, call.session.connection()};
  events.read(0, size, [&](const vault::RecordedEvent& event) {
    writer.add_event(event.opened);
    call.reply.progress("audit export", static_cast<std::int64_t>(event.opened.index),
                        static_cast<std::int64_t>(size));
    return true;
  });
  writer.finish();
  return size;
}

}  // namespace

admin::Outcome list_events(Call& call) {
  const auto wanted_case = call.optional("case");
  auto& db = call.session.connection();
  vault::EventReading events{call.context.keys, db};
  const auto total = events.count();
  const auto from = call.request.arguments.number("from");
  const auto start = from && *from >= 0 ? static_cast<std::uint64_t>(*from)
                     : wanted_case      ? 0
                     : total > kListed  ? total - kListed
                                        : 0;
  std::vector<JsonLine> lines;
  events.read(start, total, [&](const vault::RecordedEvent& event) {
    const auto payload = payload_of(event);
    if (!wanted_case || payload.text("case") == wanted_case) {
      lines.push_back(event_line(event, payload));
    }
    return true;
  });
  vault::Event event;
  event.type = tlog::EventType::audit_read;
  event.case_number = wanted_case.value_or("");
  event.count = static_cast<std::int64_t>(lines.size());
  call.record(std::move(event));
  for (const auto& line : lines) {
    call.reply.line(line);
  }
  return admin::Outcome::ok;
}

admin::Outcome verify_audit(Call& call) {
  call.context.publish_log();
  const auto check = check_audit(call);
  vault::Event event;
  event.type = tlog::EventType::audit_verified;
  event.outcome = check.first_wrong.empty() ? "done" : "wrong";
  event.count = static_cast<std::int64_t>(check.size);
  call.record(std::move(event));
  JsonLine line;
  line.text("kind", "verdict").flag("ok", check.first_wrong.empty());
  line.number("size", static_cast<std::int64_t>(check.size));
  line.number("checked", static_cast<std::int64_t>(check.events));
  line.number("documents", static_cast<std::int64_t>(check.documents));
  line.text("first_wrong", check.first_wrong);
  call.reply.line(line);
  return check.first_wrong.empty() ? admin::Outcome::ok : admin::Outcome::failed;
}

admin::Outcome export_audit(Call& call) {
  if (!call.request.file) {
    throw Error{messages::kUsage, "audit.export needs an open folder"};
  }
  // The caller's descriptor, so that the export lands where the caller may write.
  const std::filesystem::path out =
      "/proc/self/fd/" + std::to_string(call.request.file.get()) + "/.";
  const auto one = call.optional("event");
  vault::Event event;
  event.type = tlog::EventType::audit_exported;
  call.record(std::move(event));
  call.context.publish_log();
  JsonLine line;
  line.text("kind", "export").text("folder", call.optional("folder").value_or(""));
  if (one) {
    export_one(call, out, *one);
    line.number("size", static_cast<std::int64_t>(call.context.log.size.load()));
    line.number("events", 1).text("proof", *one + ".tlog-proof");
  } else {
    const auto size = static_cast<std::int64_t>(export_all(call, out));
    line.number("size", size).number("events", size).text("checkpoint", "checkpoint");
  }
  call.reply.line(line);
  return admin::Outcome::ok;
}

}  // namespace tsunagu::commands
