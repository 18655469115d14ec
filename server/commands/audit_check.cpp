/// The whole evidence held against itself: log, events in the database, documents.
#include "server/commands/audit_check.h"

#include "server/base/error.h"
#include "server/tlog/tile_reader.h"
#include "server/tlog/verify.h"
#include "server/vault/event_reading.h"
#include "server/vault/stock_check.h"

namespace tsunagu::commands {
namespace {

std::string finding_text(const tlog::Report& report) {
  const auto check = report.first_failed();
  if (!check) {
    return "";
  }
  const auto& finding = report.of(*check).finding;
  std::string text{tlog::check_text(*check).name};
  text += ": " + std::string{tlog::problem_text(finding.problem).name} + " " + finding.file;
  if (finding.index) {
    text += " #" + std::to_string(*finding.index);
  }
  return text;
}

std::string compare_events(Call& call, AuditCheck& check) {
  vault::EventReading events{call.context.keys, call.session.connection()};
  if (events.count() < check.size) {
    return "the database has " + std::to_string(events.count()) + " events, the log " +
           std::to_string(check.size);
  }
  tlog::TileReader log{call.context.paths.audit(), check.size};
  std::string wrong;
  events.read(0, check.size, [&](const vault::RecordedEvent& event) {
    if (tlog::encode_leaf(event.leaf) != log.entry(event.opened.index)) {
      wrong = "event #" + std::to_string(event.opened.index) + " differs from the log";
      return false;
    }
    ++check.events;
    return true;
  });
  return wrong;
}

}  // namespace

AuditCheck check_audit(Call& call) {
  AuditCheck check;
  tlog::VerifyOptions options;
  options.is_live = true;
  const auto report = tlog::verify_export(call.context.paths.audit(), options);
  check.size = report.checkpoint ? report.checkpoint->size : 0;
  check.first_wrong = finding_text(report);
  try {
    if (check.first_wrong.empty()) {
      check.first_wrong = compare_events(call, check);
    }
    if (check.first_wrong.empty()) {
      const auto stock = vault::check_documents(call.session, call.context.keys);
      check.documents = stock.documents;
      check.first_wrong = stock.first_difference.value_or("");
    }
  } catch (const IntegrityError& error) {
    check.first_wrong = error.detail();
  }
  return check;
}

}  // namespace tsunagu::commands
