/// adapter list, adapter check, adapter test.
#include "server/base/error.h"
#include "server/commands/context.h"

namespace tsunagu::commands {
namespace {

JsonLine adapter_line(const partners::PartnerStatus& status) {
  JsonLine line;
  line.text("kind", "adapter").text("name", status.name).text("version", status.version);
  line.text("label", status.label).text("state", status.state).text("problem", status.problem);
  line.list("reads", status.reads).list("writes", status.writes);
  line.text("pack_hash", status.pack_hash).list("sandbox", status.sandbox);
  line.number("in_waiting", static_cast<std::int64_t>(status.in_waiting));
  line.number("without_marker", static_cast<std::int64_t>(status.without_marker));
  line.number("without_data", static_cast<std::int64_t>(status.without_data));
  line.text("last_file", status.last_file);
  return line;
}

}  // namespace

admin::Outcome list_adapters(Call& call) {
  for (auto* partner : call.context.partners) {
    call.reply.line(adapter_line(partner->status(call.session)));
  }
  return admin::Outcome::ok;
}

admin::Outcome check_adapter(Call& call) {
  const auto status = partner_named(call.context, call.required("name")).status(call.session);
  call.reply.line(adapter_line(status));
  return status.state == "active" ? admin::Outcome::ok : admin::Outcome::failed;
}

admin::Outcome test_adapter(Call& call) {
  auto& partner = partner_named(call.context, call.required("name"));
  const auto results = partner.golden();
  bool all_passed = true;
  for (const auto& result : results) {
    all_passed = all_passed && result.passed;
    JsonLine line;
    line.text("kind", "golden").text("adapter", partner.name()).text("name", result.name);
    line.flag("passed", result.passed).text("difference", result.difference);
    call.reply.line(line);
  }
  vault::Event event;
  event.type = tlog::EventType::adapter_tested;
  event.adapter = partner.name();
  event.outcome = all_passed ? "done" : "failed";
  event.count = static_cast<std::int64_t>(results.size());
  call.record(std::move(event));
  return all_passed ? admin::Outcome::ok : admin::Outcome::failed;
}

}  // namespace tsunagu::commands
