/// What happened: who, whose, which document and classes, why, how, with what outcome.
#include "server/vault/event.h"

#include "server/base/bytes.h"
#include "server/base/json.h"

namespace tsunagu::vault {
namespace {

void add_text(JsonLine& line, const char* key, const std::string& value) {
  if (!value.empty()) {
    line.text(key, value);
  }
}

std::string joined(const std::vector<std::uint8_t>& classes) {
  std::string out;
  for (const auto one : classes) {
    out += (out.empty() ? "" : ",") + std::to_string(one);
  }
  return out;
}

std::string joined(const std::vector<std::uint64_t>& numbers) {
  std::string out;
  for (const auto one : numbers) {
    out += (out.empty() ? "" : ",") + std::to_string(one);
  }
  return out;
}

}  // namespace

std::string payload_text(const Event& event, const Uuid& event_id, Microseconds time) {
  JsonLine line;
  line.text("id", event_id.text());
  line.text("type", std::string{tlog::event_type_text(event.type).name});
  line.text("time", utc_text(time));
  line.text("user", event.actor.name);
  line.text("channel", event.actor.channel);
  add_text(line, "purpose", event.actor.purpose);
  add_text(line, "basis", event.actor.basis);
  line.text("outcome", event.outcome);
  add_text(line, "case", event.case_number);
  add_text(line, "document", event.document_id ? event.document_id->text() : std::string{});
  add_text(line, "document_type", event.document_type);
  if (event.revision != 0) {
    line.number("revision", event.revision);
  }
  add_text(line, "classes", joined(event.classes));
  add_text(line, "withheld", joined(event.withheld));
  add_text(line, "draft", event.draft);
  add_text(line, "adapter", event.adapter);
  add_text(line, "file", event.file);
  add_text(line, "file_sha256", event.file_digest);
  add_text(line, "code", event.code);
  add_text(line, "place", event.place);
  if (event.count) {
    line.number("count", *event.count);
  }
  add_text(line, "subject", event.subject);
  add_text(line, "numbers", joined(event.numbers));
  add_text(line, "link", event.link);
  add_text(line, "grounds", event.grounds);
  add_text(line, "review", event.needs_review ? "required" : "");
  return line.str();
}

}  // namespace tsunagu::vault
