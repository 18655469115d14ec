/// case list, case show, case find.
#include "server/base/error.h"
#include "server/commands/context.h"
#include "server/store/statement.h"
#include "server/vault/case_projection.h"
#include "server/vault/reading.h"

namespace tsunagu::commands {
namespace {

constexpr std::size_t kMaxHits = 100;

JsonLine case_line(const std::string& number, const std::string& state, bool is_protected,
                   Microseconds opened_at, std::int64_t documents) {
  JsonLine line;
  line.text("kind", "case").text("number", number).text("state", state);
  line.text("state_label", cases::state_label(state)).flag("protected", is_protected);
  line.text("opened", japan_text(opened_at)).number("documents", documents);
  return line;
}

vault::CaseRow case_named(Call& call, tlog::EventType event_type) {
  const auto number = call.required("number");
  auto row = vault::find_case_numbered(call.session.connection(), number);
  if (!row) {
    vault::Event event;
    event.type = event_type;
    event.outcome = "not-found";
    call.record(std::move(event));
    throw Error{messages::kNotFound, "case " + number};
  }
  return *row;
}

}  // namespace

admin::Outcome list_cases(Call& call) {
  auto& db = call.session.connection();
  auto& find = db.prepared(
      "SELECT c.case_id, c.case_number, p.state, c.opened_at, p.documents FROM case_record c "
      "JOIN case_projection p USING (case_id) ORDER BY c.case_number");
  find.execute();
  std::vector<JsonLine> lines;
  while (find.next()) {
    lines.push_back(case_line(find.text(1), find.text(2),
                              call.context.names.is_protected(find.uuid(0)), find.integer(3),
                              static_cast<std::int64_t>(find.unsigned_integer(4))));
  }
  vault::Event event;
  event.type = tlog::EventType::case_listed;
  event.count = static_cast<std::int64_t>(lines.size());
  call.record(std::move(event));
  for (const auto& line : lines) {
    call.reply.line(line);
  }
  return admin::Outcome::ok;
}

admin::Outcome show_case(Call& call) {
  const auto row = case_named(call, tlog::EventType::case_read);
  auto& db = call.session.connection();
  vault::CaseKeys keys{call.context.keys, row.case_id, row.retention_year};
  keys.load(db);
  vault::Reading reading{call.context.keys, call.context.events};
  reading.check(row, keys);
  const bool is_protected = reading.is_protected(db, row, keys);
  const auto documents = vault::documents_of(db, row.case_id);
  const auto projection = vault::find_projection(db, row.case_id);

  vault::Event event;
  event.type = tlog::EventType::case_read;
  event.case_id = row.case_id;
  event.case_number = row.number;
  event.count = static_cast<std::int64_t>(documents.size());
  call.record(std::move(event));

  call.reply.line(case_line(row.number, projection ? projection->state : "", is_protected,
                            row.opened_at, static_cast<std::int64_t>(documents.size())));
  for (const auto& document : documents) {
    const auto* type = call.context.catalogue.find(document.type);
    JsonLine line;
    line.text("kind", "document").text("document", document.document_id.text());
    line.text("type", document.type);
    line.text("type_label", type != nullptr ? type->label() : document.type);
    line.number("revision", document.revision).text("adapter", document.origin);
    line.text("recorded", japan_text(document.recorded_at)).text("case", row.number);
    call.reply.line(line);
  }
  return admin::Outcome::ok;
}

admin::Outcome find_cases(Call& call) {
  const auto query = call.required("name");
  const auto hits = call.context.names.find(query, kMaxHits);
  // What was searched for is personal data, so only how it ended is recorded.
  vault::Event event;
  event.type = tlog::EventType::case_searched;
  event.count = static_cast<std::int64_t>(hits.size());
  call.record(std::move(event));
  for (const auto& hit : hits) {
    const auto row = vault::find_case(call.session.connection(), hit.entry.case_id);
    if (!row) {
      throw IntegrityError{"case " + hit.entry.case_id.text() + " of the name index is gone"};
    }
    JsonLine line;
    line.text("kind", "hit").text("case", row->number);
    line.text("rank", cases::rank_word(hit.rank)).text("name", hit.entry.name);
    line.text("kana", hit.entry.kana).text("birth_date", hit.entry.birth_date);
    line.flag("protected", call.context.names.is_protected(hit.entry.case_id));
    call.reply.line(line);
  }
  return admin::Outcome::ok;
}

}  // namespace tsunagu::commands
