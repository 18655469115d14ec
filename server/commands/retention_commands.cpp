/// retention list, hold, release, propose, show, approve.
#include "server/base/error.h"
#include "server/base/text.h"
#include "server/cases/case_state.h"
#include "server/commands/context.h"
#include "server/commands/retention_work.h"
#include "server/store/transaction.h"
#include "server/vault/case_projection.h"
#include "server/vault/stored_documents.h"

namespace tsunagu::commands {
namespace {

std::string today_of(const Call& call) { return japan_date(call.context.events.clock.now()); }

vault::RetentionLog read_log(Call& call) {
  return vault::RetentionLog::read(call.session.connection(), call.context.keys);
}

vault::CaseRow living_case(Call& call) {
  const auto number = call.required("case");
  auto row = vault::find_case_numbered(call.session.connection(), number);
  if (!row) {
    throw Error{messages::kNotFound, "case " + number};
  }
  const auto* stored = call.context.events.stored;
  if (stored != nullptr && stored->tombstone(number)) {
    throw Error{messages::kDestroyed, "case " + number};
  }
  return *std::move(row);
}

vault::Event event_of(const Call& call, tlog::EventType type) {
  vault::Event event;
  event.type = type;
  event.actor = call.actor;
  return event;
}

/// Writes `event` in one transaction with what `work` does.
template <class Work>
void commit(Call& call, const vault::Event& event, Work work) {
  vault::EventBatch batch{call.context.events};
  store::transact(call.session, [&](store::Connection& db) {
    batch.restart();
    work(db);
    batch.add(event);
    batch.write(db);
  });
  batch.committed();
}

void show_holds(Call& call, const vault::RetentionLog& log) {
  auto& db = call.session.connection();
  for (const auto& [number, placed] : log.holds()) {
    const auto row = vault::find_case_numbered(db, number);
    JsonLine line;
    line.text("kind", "legal_hold").text("case", number).text("by", placed.user);
    line.text("since", japan_text(placed.time));
    line.text("reason",
              row ? vault::hold_reason(db, call.context.keys, row->case_id) : std::string{});
    call.reply.line(line);
  }
}

void show_lists(Call& call, const vault::RetentionLog& log) {
  for (const auto& [number, list] : log.lists()) {
    JsonLine line;
    line.text("kind", "destruction_list").text("list", number).number("cases", list.cases);
    line.text("proposed_by", list.proposed.user).text("proposed", japan_text(list.proposed.time));
    line.text("approved_by", list.approved ? list.approved->user : "");
    line.text("approved", list.approved ? japan_text(list.approved->time) : "");
    call.reply.line(line);
  }
}

}  // namespace

admin::Outcome list_retention(Call& call) {
  const auto until = day_argument(call, "until", today_of(call));
  const auto log = read_log(call);
  auto event = event_of(call, tlog::EventType::case_listed);
  const auto due = due_cases(call, until);
  event.count = static_cast<std::int64_t>(due.size());
  call.record(std::move(event));
  for (const auto& one : due) {
    auto line = keep_line("retention", one.row.number, one.end, one.documents);
    line.text("state_label", cases::state_label(one.state));
    line.flag("held", log.holds().contains(one.row.number));
    call.reply.line(line);
  }
  show_holds(call, log);
  show_lists(call, log);
  return admin::Outcome::ok;
}

admin::Outcome place_hold(Call& call) {
  const auto row = living_case(call);
  const auto reason = call.required("reason");
  if (reason.size() > vault::kLongestHoldReason) {
    throw Error{messages::kUsage, "the reason is too long"};
  }
  if (read_log(call).holds().contains(row.number)) {
    throw Error{messages::kUsage, "case " + row.number + " is held already"};
  }
  auto event = event_of(call, tlog::EventType::legal_hold);
  event.case_id = row.case_id;
  event.case_number = row.number;
  commit(call, event, [&](store::Connection& db) {
    vault::lock_projection(db, row.case_id);
    vault::remove_hold(db, row.case_id);
    vault::insert_hold(db, call.context.keys, row.case_id, reason);
  });
  return admin::Outcome::ok;
}

admin::Outcome release_hold(Call& call) {
  const auto row = living_case(call);
  if (!read_log(call).holds().contains(row.number)) {
    throw Error{messages::kNotFound, "a hold of case " + row.number};
  }
  auto event = event_of(call, tlog::EventType::legal_hold_released);
  event.case_id = row.case_id;
  event.case_number = row.number;
  commit(call, event, [&](store::Connection& db) { vault::remove_hold(db, row.case_id); });
  return admin::Outcome::ok;
}

admin::Outcome propose_destruction(Call& call) {
  const auto until = day_argument(call, "until", today_of(call));
  if (until > today_of(call)) {
    throw Error{messages::kUsage, "--until lies in the future: those cases are still kept"};
  }
  const auto log = read_log(call);
  ListContent content{{}, until, {}};
  for (const auto& one : due_cases(call, until)) {
    if (!log.holds().contains(one.row.number) && content.cases.size() < kCasesOfList) {
      content.cases.push_back({one.row.number, one.documents, one.end});
    }
  }
  if (content.cases.empty()) {
    throw Error{messages::kNotFound, "a case that is due on " + until};
  }
  const auto now = call.context.events.clock.now();
  auto event = event_of(call, tlog::EventType::destruction_proposed);
  event.count = static_cast<std::int64_t>(content.cases.size());
  vault::EventBatch batch{call.context.events};
  store::transact(call.session, [&](store::Connection& db) {
    batch.restart();
    content.number = vault::take_list_number(db, fiscal_year(now));
    const vault::RetentionList list{content.number, make_uuid(), now, encode(content)};
    vault::insert(db, call.context.keys, list);
    event.subject = list.number;
    event.file_digest = digest_of(list.content);
    batch.add(event);
    batch.write(db);
  });
  batch.committed();
  JsonLine line;
  line.text("kind", "destruction_list").text("list", content.number);
  line.number("cases", *event.count).text("proposed_by", call.actor.name);
  line.text("proposed", japan_text(now));
  call.reply.line(line);
  return admin::Outcome::ok;
}

admin::Outcome show_destruction(Call& call) {
  const auto log = read_log(call);
  const auto content = proposed_content(call, log, call.required("list"));
  auto event = event_of(call, tlog::EventType::case_listed);
  event.subject = content.number;
  event.count = static_cast<std::int64_t>(content.cases.size());
  call.record(std::move(event));
  for (const auto& one : content.cases) {
    auto line = keep_line("retention", one.case_number, one.end, one.documents);
    line.flag("held", log.holds().contains(one.case_number));
    line.flag("destroyed", log.find_destroyed(one.case_number) != nullptr);
    call.reply.line(line);
  }
  return admin::Outcome::ok;
}

admin::Outcome approve_destruction(Call& call) {
  const auto number = call.required("list");
  const auto log = read_log(call);
  const auto content = proposed_content(call, log, number);
  const auto& list = *log.find_list(number);
  auto event = event_of(call, tlog::EventType::destruction_approved);
  event.subject = number;
  event.file_digest = list.digest;
  event.count = list.cases;
  if (list.proposed.user == call.actor.name) {
    event.outcome = "denied";
    call.record(std::move(event));
    throw Error{messages::kAdminRefused, "list " + number + " was proposed by the same user"};
  }
  if (list.approved) {
    throw Error{messages::kUsage, "list " + number + " was approved already"};
  }
  commit(call, event, [](store::Connection&) {});
  JsonLine line;
  line.text("kind", "destruction_list").text("list", number).number("cases", list.cases);
  line.text("proposed_by", list.proposed.user).text("proposed", japan_text(list.proposed.time));
  line.text("approved_by", call.actor.name);
  call.reply.line(line);
  return admin::Outcome::ok;
}

}  // namespace tsunagu::commands
