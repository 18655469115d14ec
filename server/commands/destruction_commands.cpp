/// retention destroy, register, certificate.
#include <sstream>

#include "server/base/error.h"
#include "server/commands/context.h"
#include "server/commands/retention_work.h"
#include "server/store/statement.h"
#include "server/store/transaction.h"
#include "server/tlog/note.h"
#include "server/vault/case_projection.h"
#include "server/vault/destruction.h"

namespace tsunagu::commands {
namespace {

/// How it ended for one case of a list.
struct Ending {
  std::string reason;  ///< why it was left as it is; empty: destroyed
  vault::Destruction destruction;
};

bool is_held(store::Connection& db, const Uuid& case_id) {
  auto& find = db.prepared("SELECT COUNT(*) FROM legal_hold WHERE case_id = ?");
  find.execute(case_id);
  return find.next() && find.integer(0) > 0;
}

/// Why the case must be left as it is, as a code. Everything is worked out anew: a list may be old.
std::optional<std::string> reason_to_keep(Call& call, store::Connection& db,
                                          const vault::CaseRow& row, const ListedEnd& listed) {
  if (is_held(db, row.case_id)) {
    return "held";
  }
  vault::CaseKeys keys{call.context.keys, row.case_id, row.retention_year};
  keys.load(db);
  const auto contents = call.context.reading.look_at(db, row, keys);
  const auto end = KeepRules{call}.end_of(contents.facts);
  if (!end) {
    return "open";
  }
  if (!end->is_due(japan_date(call.context.events.clock.now()))) {
    return "not-due";
  }
  if (!(*end == listed.end)) {
    return "changed";
  }
  return vault::obstacle_of(db, row.case_id);
}

Ending end_case(Call& call, const ListedEnd& listed, const std::string& list) {
  vault::EventBatch batch{call.context.events};
  const auto ending = store::transact(call.session, [&](store::Connection& db) {
    batch.restart();
    const auto row = vault::find_case_numbered(db, listed.case_number);
    if (!row) {
      throw IntegrityError{"case " + listed.case_number + " of a list is gone"};
    }
    vault::lock_projection(db, row->case_id);
    if (auto reason = reason_to_keep(call, db, *row, listed)) {
      return Ending{*std::move(reason), {}};
    }
    const auto now = call.context.events.clock.now();
    Ending out{{}, vault::destroy_case(db, call.context.keys, *row, now)};
    vault::Event event;
    event.type = tlog::EventType::case_destroyed;
    event.actor = call.actor;
    event.case_id = row->case_id;
    event.case_number = row->number;
    event.subject = list;
    event.grounds = why_text(listed.end);
    event.count = static_cast<std::int64_t>(out.destruction.documents.size());
    event.seal = out.destruction.seal;
    batch.add(std::move(event));
    batch.write(db);
    return out;
  });
  batch.committed();
  for (const auto& document : ending.destruction.documents) {
    call.context.names.remove(document);
  }
  return ending;
}

JsonLine ending_line(const ListedEnd& listed, const Ending& ending) {
  JsonLine line;
  line.text("kind", "destroyed").text("case", listed.case_number);
  line.text("outcome", ending.reason.empty() ? "destroyed" : "kept");
  line.text("reason", ending.reason);
  line.number("documents", static_cast<std::int64_t>(ending.destruction.documents.size()));
  line.number("originals", static_cast<std::int64_t>(ending.destruction.originals));
  line.number("originals_kept", static_cast<std::int64_t>(ending.destruction.originals_kept));
  return line;
}

std::string signature_text(const vault::Signature& by) {
  return by.user + "  " + japan_text(by.time) + "  " + by.event_id.text();
}

/// What is signed. Its first line is that of no checkpoint, so it can never pass for one.
std::string certificate_text(const Call& call, const vault::ProposedList& list,
                             const std::vector<const vault::DestroyedCase*>& cases) {
  std::ostringstream text;
  text << "tsunagu-destruction-certificate/v1\n"
       << "廃棄証明書 / certificate of destruction\n"
       << "インスタンス / instance: " << call.context.config.log_origin() << "\n"
       << "一覧 / list: " << list.number << "  SHA-256 " << list.digest << "\n"
       << "起案 / proposed: " << signature_text(list.proposed) << "\n"
       << "承認 / approved: " << signature_text(*list.approved) << "\n"
       << "廃棄したケース / cases destroyed: " << cases.size() << "\n";
  for (const auto* one : cases) {
    text << one->case_number << "  文書 " << one->documents << "  " << one->why << "  "
         << signature_text(one->destroyed) << "\n";
  }
  return text.str();
}

std::string signed_certificate(const Call& call, const std::string& text) {
  tlog::VerifierKey key;
  key.name = call.context.config.log_origin();
  const auto public_key = call.context.keys.log_public_key();
  std::copy_n(public_key.begin(), key.public_key.size(), key.public_key.begin());
  return tlog::signed_note(text, key, call.context.keys.sign_checkpoint(text));
}

}  // namespace

admin::Outcome destroy_cases(Call& call) {
  const auto number = call.required("list");
  const auto log = vault::RetentionLog::read(call.session.connection(), call.context.keys);
  const auto content = proposed_content(call, log, number);
  if (!log.find_list(number)->approved) {
    vault::Event event;
    event.type = tlog::EventType::admin_denied;
    event.outcome = "denied";
    event.subject = number;
    call.record(std::move(event));
    throw Error{messages::kAdminRefused, "list " + number + " was not approved by a second user"};
  }
  bool is_complete = true;
  for (const auto& listed : content.cases) {
    if (log.find_destroyed(listed.case_number) != nullptr) {
      continue;
    }
    Ending ending;
    if (log.holds().contains(listed.case_number)) {
      ending.reason = "held";
    } else {
      ending = end_case(call, listed, number);
    }
    is_complete = is_complete && ending.reason.empty();
    call.reply.line(ending_line(listed, ending));
  }
  return is_complete ? admin::Outcome::ok : admin::Outcome::partly_refused;
}

admin::Outcome show_register(Call& call) {
  const auto log = vault::RetentionLog::read(call.session.connection(), call.context.keys);
  for (const auto& [number, gone] : log.destroyed()) {
    const auto* list = log.find_list(gone.list);
    JsonLine line;
    line.text("kind", "register").text("case", number).text("list", gone.list);
    line.number("documents", gone.documents).text("why", gone.why);
    line.text("destroyed", japan_text(gone.destroyed.time)).text("by", gone.destroyed.user);
    line.text("proposed_by", list != nullptr ? list->proposed.user : "");
    line.text("approved_by",
              list != nullptr && list->approved ? list->approved->user : std::string{});
    line.text("event", gone.destroyed.event_id.text());
    call.reply.line(line);
  }
  return admin::Outcome::ok;
}

admin::Outcome certify_destruction(Call& call) {
  const auto number = call.required("list");
  const auto log = vault::RetentionLog::read(call.session.connection(), call.context.keys);
  const auto* list = log.find_list(number);
  std::vector<const vault::DestroyedCase*> cases;
  for (const auto& [name, gone] : log.destroyed()) {
    if (gone.list == number) {
      cases.push_back(&gone);
    }
  }
  if (list == nullptr || !list->approved || cases.empty()) {
    throw Error{messages::kNotFound, "a destroyed case of list " + number};
  }
  std::istringstream lines{signed_certificate(call, certificate_text(call, *list, cases))};
  for (std::string one; std::getline(lines, one);) {
    call.reply.line(JsonLine{}.text("kind", "text").text("text", one));
  }
  return admin::Outcome::ok;
}

}  // namespace tsunagu::commands
