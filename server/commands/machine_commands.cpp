/// status, keys status, rebuild.
#include "server/commands/context.h"
#include "server/store/statement.h"
#include "server/vault/event_reading.h"
#include "server/vault/stock_check.h"

namespace tsunagu::commands {
namespace {

struct Counts {
  std::int64_t cases = 0;
  std::int64_t documents = 0;
};

Counts count_all(store::Connection& db) {
  auto& find =
      db.prepared("SELECT (SELECT COUNT(*) FROM case_record), (SELECT COUNT(*) FROM document)");
  find.execute();
  if (!find.next()) {
    return {};
  }
  return {find.integer(0), find.integer(1)};
}

}  // namespace

admin::Outcome status(Call& call) {
  auto& context = call.context;
  auto& db = call.session.connection();
  const auto counts = count_all(db);
  const auto committed = vault::EventReading{context.keys, db}.count();
  const auto logged = context.log.size.load();
  std::int64_t inbound = 0;
  std::int64_t outbound = 0;
  std::vector<JsonLine> adapters;
  for (auto* partner : context.partners) {
    const auto state = partner->status(call.session);
    inbound += static_cast<std::int64_t>(state.in_waiting);
    outbound += static_cast<std::int64_t>(state.out_waiting);
    JsonLine line;
    line.text("kind", "adapter").text("name", state.name).text("label", state.label);
    line.text("state", state.state).text("version", state.version);
    line.number("in_waiting", static_cast<std::int64_t>(state.in_waiting));
    line.number("without_marker", static_cast<std::int64_t>(state.without_marker));
    line.number("out_waiting", static_cast<std::int64_t>(state.out_waiting));
    line.text("last_file", state.last_file).text("problem", state.problem);
    adapters.push_back(line);
  }
  JsonLine line;
  line.text("kind", "status").text("state", context.log.is_healthy ? "running" : "degraded");
  line.text("version", context.version).text("home", context.paths.home.string());
  line.number("uptime_seconds", (context.events.clock.now() - context.started_at) / 1'000'000);
  line.text("database", context.config.database_mode);
  line.number("cases", counts.cases).number("documents", counts.documents);
  line.number("audit_size", static_cast<std::int64_t>(logged));
  line.number("audit_lag", static_cast<std::int64_t>(committed > logged ? committed - logged : 0));
  line.number("inbound_waiting", inbound).number("outbound_waiting", outbound);
  call.reply.line(line);
  for (const auto& adapter : adapters) {
    call.reply.line(adapter);
  }
  return context.log.is_healthy ? admin::Outcome::ok : admin::Outcome::failed;
}

admin::Outcome key_status(Call& call) {
  const auto keys = call.context.keys.status();
  vault::Event event;
  event.type = tlog::EventType::key_status_read;
  event.count = static_cast<std::int64_t>(keys.size());
  call.record(std::move(event));
  for (const auto& key : keys) {
    JsonLine line;
    line.text("kind", "key").text("name", key.name).text("id", key.id);
    line.text("state", key.state).text("created", key.created);
    call.reply.line(line);
  }
  return admin::Outcome::ok;
}

admin::Outcome rebuild(Call& call) {
  vault::Event event;
  event.type = tlog::EventType::rebuild;
  event.outcome = "started";
  call.record(event);
  const auto report =
      vault::rebuild_projections(call.session, call.context.keys, call.context.catalogue);
  event.outcome = report.differences == 0 ? "done" : "differences";
  event.count = static_cast<std::int64_t>(report.differences);
  call.record(std::move(event));
  JsonLine line;
  line.text("kind", "rebuild").number("cases", static_cast<std::int64_t>(report.cases));
  line.number("documents", static_cast<std::int64_t>(report.documents));
  line.number("differences", static_cast<std::int64_t>(report.differences));
  if (report.first_difference) {
    line.text("first_difference", *report.first_difference);
  }
  call.reply.line(line);
  return report.differences == 0 ? admin::Outcome::ok : admin::Outcome::failed;
}

}  // namespace tsunagu::commands
