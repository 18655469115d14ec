/// case list, case show, case find.
#include <algorithm>

#include "server/base/error.h"
#include "server/commands/access_lines.h"
#include "server/commands/context.h"
#include "server/commands/delivery_lines.h"
#include "server/store/statement.h"
#include "server/vault/case_projection.h"
#include "server/vault/reading.h"
#include "server/vault/row_seals.h"

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

/// A row of `case list`, held against its seal.
struct ListedCase {
  vault::CaseRow row;
  std::string state;
  std::int64_t documents = 0;
};

ListedCase read_listed(store::Statement& find, security::KeyService& keys) {
  ListedCase listed;
  listed.row = vault::read_case(find);
  if (!find.is_null(5)) {
    listed.state = find.text(5);
    listed.documents = static_cast<std::int64_t>(find.unsigned_integer(6));
  }
  vault::CaseKeys case_keys{keys, listed.row.case_id, listed.row.retention_year};
  if (!find.is_null(7)) {
    case_keys.add({listed.row.case_id, security::kSealClass,
                   static_cast<std::uint32_t>(find.unsigned_integer(7)), find.bytes(8)});
  }
  vault::require_sealed(listed.row, keys.tenant(), case_keys);
  return listed;
}

std::vector<ListedCase> all_listed(Call& call) {
  auto& find = call.session.connection().prepared(
      "SELECT c.case_id, c.case_number, c.opened_at, c.retention_year, c.seal, p.state, "
      "p.documents, k.version, k.wrapped FROM case_record c LEFT JOIN case_projection p "
      "USING (case_id) LEFT JOIN data_key k ON k.case_id = c.case_id AND k.key_class = 6 AND "
      "k.version = 1 ORDER BY c.case_number");
  find.execute();
  std::vector<ListedCase> all;
  while (find.next()) {
    all.push_back(read_listed(find, call.context.keys));
  }
  return all;
}

vault::CaseContents contents_of(Call& call, const vault::CaseRow& row) {
  auto& db = call.session.connection();
  vault::CaseKeys keys{call.context.keys, row.case_id, row.retention_year};
  keys.load(db);
  return call.context.reading.look_at(db, row, keys);
}

/// The case that the name index leads to, held against its seal.
vault::CaseRow sound_case(Call& call, const Uuid& case_id) {
  auto& db = call.session.connection();
  const auto row = vault::find_case(db, case_id);
  if (!row) {
    throw IntegrityError{"case " + case_id.text() + " of the name index is gone"};
  }
  vault::CaseKeys keys{call.context.keys, case_id, row->retention_year};
  keys.load(db);
  vault::require_sealed(*row, call.context.keys.tenant(), keys);
  return *row;
}

/// Whether the caller may be shown the name that stands in a document of the case.
bool may_know_name(Call& call, Viewer& viewer, const vault::CaseRow& row, const Uuid& document_id) {
  if (viewer.sees_all()) {
    return true;
  }
  const auto contents = contents_of(call, row);
  const auto at =
      std::ranges::find(contents.documents, document_id, &vault::DocumentRow::document_id);
  return at != contents.documents.end() &&
         viewer.may_see(contents, *at, cases::Share{1, cases::Category::basic});
}

}  // namespace

admin::Outcome list_cases(Call& call) {
  // A list is about nobody in particular, so what is only stated is no ground for it.
  auto reader = call.reader;
  reader.basis.clear();
  Viewer viewer{call, std::move(reader)};
  std::vector<JsonLine> lines;
  for (const auto& listed : all_listed(call)) {
    const auto& row = listed.row;
    auto documents = listed.documents;
    if (!viewer.sees_all()) {
      documents = static_cast<std::int64_t>(viewer.visible(contents_of(call, row)).size());
    }
    if (viewer.sees_all() || documents > 0) {
      lines.push_back(case_line(row.number, listed.state,
                                call.context.names.is_protected(row.case_id), row.opened_at,
                                documents));
    }
  }
  vault::Event event;
  event.type = tlog::EventType::case_listed;
  event.count = static_cast<std::int64_t>(lines.size());
  viewer.describe(event);
  call.record(std::move(event));
  for (const auto& line : lines) {
    call.reply.line(line);
  }
  return admin::Outcome::ok;
}

admin::Outcome show_case(Call& call) {
  const auto row = case_named(call, tlog::EventType::case_read);
  const auto contents = contents_of(call, row);
  Viewer viewer{call, call.reader};
  const auto documents = viewer.visible(contents);
  const auto projection = vault::find_projection(call.session.connection(), row.case_id);

  vault::Event event;
  event.type = tlog::EventType::case_read;
  event.case_id = row.case_id;
  event.case_number = row.number;
  event.count = static_cast<std::int64_t>(documents.size());
  viewer.describe(event);
  const bool is_denied = !viewer.sees_all() && documents.empty();
  event.outcome = is_denied ? "denied" : "done";
  call.record(std::move(event));
  if (is_denied) {
    throw Error{messages::kNoGround, call.reader.agency + ": case " + row.number};
  }
  call.reply.line(case_line(row.number, projection ? projection->state : "", contents.is_protected,
                            row.opened_at, static_cast<std::int64_t>(documents.size())));
  for (const auto* document : documents) {
    const auto* type = call.context.catalogue.find(document->type);
    JsonLine line;
    line.text("kind", "document").text("document", document->document_id.text());
    line.text("type", document->type);
    line.text("type_label", type != nullptr ? type->label() : document->type);
    line.number("revision", document->revision).text("adapter", document->origin);
    line.text("recorded", japan_text(document->recorded_at)).text("case", row.number);
    call.reply.line(line);
  }
  for (const auto& line : delivery_lines(call, documents)) {
    call.reply.line(line);
  }
  return admin::Outcome::ok;
}

admin::Outcome find_cases(Call& call) {
  const auto query = call.required("name");
  Viewer viewer{call, call.reader};
  std::vector<JsonLine> lines;
  for (const auto& hit : call.context.names.find(query, kMaxHits)) {
    const auto row = sound_case(call, hit.entry.case_id);
    if (!may_know_name(call, viewer, row, hit.entry.document_id)) {
      continue;
    }
    JsonLine line;
    line.text("kind", "hit").text("case", row.number);
    line.text("rank", cases::rank_word(hit.rank)).text("name", hit.entry.name);
    line.text("kana", hit.entry.kana).text("birth_date", hit.entry.birth_date);
    line.flag("protected", call.context.names.is_protected(hit.entry.case_id));
    lines.push_back(line);
  }
  // What was searched for is personal data, so only how it ended is recorded.
  vault::Event event;
  event.type = tlog::EventType::case_searched;
  event.count = static_cast<std::int64_t>(lines.size());
  viewer.describe(event);
  call.record(std::move(event));
  for (const auto& line : lines) {
    call.reply.line(line);
  }
  return admin::Outcome::ok;
}

}  // namespace tsunagu::commands
