/// The whole evidence held against itself: log, events in the database, documents.
#include "server/commands/audit_check.h"

#include "security/digest.h"
#include "server/base/error.h"
#include "server/store/transaction.h"
#include "server/tlog/tile_reader.h"
#include "server/tlog/verify.h"
#include "server/vault/event_check.h"
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

/// What is wrong with the key in the log's folder, which that folder vouches for itself.
std::string key_finding(const Call& call, const tlog::Report& report) {
  const auto ours = call.context.keys.log_public_key();
  if (!report.key || !security::equal(report.key->public_key, ours)) {
    return "key: log.vkey is not the key of this instance";
  }
  return report.key->name == call.context.config.log_origin() ? ""
                                                              : "key: log.vkey has another name";
}

/// The log's own consistency, with the key that we sign with.
std::string check_log(Call& call, AuditCheck& check) {
  const auto published = call.context.log.size.load();
  tlog::VerifyOptions options;
  options.is_live = true;
  const auto report = tlog::verify_export(call.context.paths.audit(), options);
  check.size = report.checkpoint ? report.checkpoint->size : 0;
  if (auto finding = finding_text(report); !finding.empty()) {
    return finding;
  }
  if (auto finding = key_finding(call, report); !finding.empty()) {
    return finding;
  }
  if (check.size < published) {
    return "checkpoint: log_is_shorter checkpoint #" + std::to_string(check.size) + ", had " +
           std::to_string(published);
  }
  return "";
}

/// Events and stock in one state of the database.
void check_database(Call& call, AuditCheck& check) {
  store::transact(call.session, [&](store::Connection& db) {
    vault::Recorded recorded;
    const tlog::TileReader log{call.context.paths.audit(), check.size};
    check.events = vault::check_events(
        db, call.context.keys, log,
        [&recorded](const vault::RecordedEvent& event) { recorded.take(event); });
    const auto stock = vault::check_stock(db, call.context.keys, call.context.catalogue, recorded);
    check.documents = stock.documents;
    check.first_wrong = stock.first_difference.value_or("");
  });
}

}  // namespace

AuditCheck check_audit(Call& call) {
  AuditCheck check;
  check.first_wrong = check_log(call, check);
  if (!check.first_wrong.empty()) {
    return check;
  }
  // After the files: what is recorded now would soon replace the newest of them.
  vault::Event event;
  event.type = tlog::EventType::audit_verified;
  event.outcome = "started";
  // Resident codes are opened, to hold the tokens made of them against those in the database.
  event.classes = {0, 1};
  call.record(std::move(event));
  try {
    check_database(call, check);
  } catch (const IntegrityError& error) {
    check.first_wrong = error.detail();
  }
  return check;
}

}  // namespace tsunagu::commands
