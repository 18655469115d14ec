/// case list, case show, case find.
#include <algorithm>

#include "server/base/error.h"
#include "server/commands/access_lines.h"
#include "server/commands/clock_lines.h"
#include "server/commands/context.h"
#include "server/commands/delivery_lines.h"
#include "server/commands/person_lines.h"
#include "server/store/statement.h"
#include "server/vault/case_projection.h"
#include "server/vault/destruction.h"
#include "server/vault/reading.h"
#include "server/vault/row_seals.h"
#include "server/vault/stored_documents.h"

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

ListedCase read_listed(store::Statement& find, const Call& call) {
  auto& keys = call.context.keys;
  ListedCase listed;
  listed.row = vault::read_case(find);
  if (!find.is_null(5)) {
    listed.state = find.text(5);
    listed.documents = static_cast<std::int64_t>(find.unsigned_integer(6));
  }
  const auto* stored = call.context.events.stored;
  const auto tombstone = stored != nullptr ? stored->tombstone(listed.row.number) : std::nullopt;
  if (tombstone) {
    vault::require_tombstone(listed.row, *tombstone, keys.tenant());
    listed.state = cases::state_code(cases::CaseState::destroyed);
    listed.documents = 0;
    return listed;
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
    all.push_back(read_listed(find, call));
  }
  return all;
}

vault::CaseContents contents_of(Call& call, const vault::CaseRow& row) {
  auto& db = call.session.connection();
  vault::CaseKeys keys{call.context.keys, row.case_id, row.retention_year};
  keys.load(db);
  return call.context.reading.look_at(db, row, keys);
}

/// Whether the caller may be shown the name that was found in a document of the case.
bool may_know_name(Call& call, Viewer& viewer, const vault::CaseRow& row,
                   const cases::NameHit& hit) {
  if (viewer.sees_all()) {
    return true;
  }
  const auto contents = contents_of(call, row);
  const auto at = std::ranges::find(contents.documents, hit.entry.document_id,
                                    &vault::DocumentRow::document_id);
  const auto category = hit.member ? cases::Category::family : cases::Category::basic;
  return at != contents.documents.end() && viewer.may_see(contents, *at, cases::Share{1, category});
}

JsonLine hit_line(Call& call, const cases::NameHit& hit, const vault::CaseRow& row) {
  const auto root = goes_on_in(call, row.case_id);
  JsonLine line;
  line.text("kind", "hit").text("case", root.empty() ? row.number : root);
  line.text("rank", cases::rank_word(hit.rank)).text("as", hit.member ? "member" : "subject");
  line.text("name", hit.entry.name).text("kana", hit.entry.kana);
  line.text("birth_date", hit.entry.birth_date);
  if (hit.member) {
    const auto& member = hit.entry.members.at(*hit.member);
    line.text("member", member.name).text("member_kana", member.kana);
  }
  if (!root.empty()) {
    line.text("filed_in", row.number);
  }
  line.flag("protected", is_person_protected(call, row.case_id));
  return line;
}

/// A case that goes on in the one that is shown, with what the caller may see of it.
struct MergedCase {
  vault::CaseRow row;
  vault::CaseContents contents;
  std::vector<const vault::DocumentRow*> visible;  ///< of contents
};

std::vector<MergedCase> merged_cases(Call& call, Viewer& viewer, const Uuid& case_id) {
  const auto rows = merged_into(call, case_id);
  std::vector<MergedCase> all;
  all.reserve(rows.size());  // `visible` points into its elements
  for (const auto& row : rows) {
    auto& one = all.emplace_back(MergedCase{row, contents_of(call, row), {}});
    one.visible = viewer.visible(one.contents);
  }
  return all;
}

void record_read(Call& call, const Viewer& viewer, const vault::CaseRow& row, std::size_t documents,
                 bool is_denied) {
  vault::Event event;
  event.type = tlog::EventType::case_read;
  event.case_id = row.case_id;
  event.case_number = row.number;
  event.count = static_cast<std::int64_t>(documents);
  viewer.describe(event);
  event.outcome = is_denied ? "denied" : "done";
  call.record(std::move(event));
}

/// The links of a case, for the municipality's own.
void show_links(Call& call, const Viewer& viewer, const std::vector<vault::CaseLink>& links) {
  if (viewer.sees_all()) {
    for (const auto& link : links) {
      call.reply.line(link_line(call, link));
    }
  }
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
    if (listed.state == cases::state_code(cases::CaseState::destroyed)) {
      documents = 0;  // about nobody any more
    } else if (!viewer.sees_all()) {
      documents = static_cast<std::int64_t>(viewer.visible(contents_of(call, row)).size());
    }
    if (viewer.sees_all() || documents > 0) {
      auto line = case_line(row.number, listed.state, is_person_protected(call, row.case_id),
                            row.opened_at, documents);
      if (const auto root = goes_on_in(call, row.case_id); !root.empty()) {
        line.text("merged_into", root);
      }
      lines.push_back(std::move(line));
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

  const auto merged = merged_cases(call, viewer, row.case_id);
  const auto links = sound_links(call, row.case_id);
  auto count = documents.size();
  for (const auto& one : merged) {
    count += one.visible.size();
  }
  const bool is_denied = !viewer.sees_all() && count == 0;
  record_read(call, viewer, row, documents.size(), is_denied);
  for (const auto& one : merged) {
    record_read(call, viewer, one.row, one.visible.size(), is_denied);
  }
  if (is_denied) {
    throw Error{messages::kNoGround, call.reader.agency + ": case " + row.number};
  }
  auto head = case_line(row.number, projection ? projection->state : "", contents.is_protected,
                        row.opened_at, static_cast<std::int64_t>(count));
  if (const auto root = goes_on_in(call, row.case_id); !root.empty()) {
    head.text("merged_into", root);
  }
  call.reply.line(head);
  show_links(call, viewer, links);
  if (viewer.sees_all()) {
    for (const auto& line : clock_lines(call, contents.facts, contents.standing)) {
      call.reply.line(line);
    }
  }
  for (const auto* document : documents) {
    auto line = document_line(call, *document, row.number);
    if (const auto other = filed_while_merged(call, links, row.case_id, *document)) {
      line.text("filed_while_merged", *other);
    }
    call.reply.line(line);
  }
  auto sent = documents;
  for (const auto& one : merged) {
    for (const auto* document : one.visible) {
      call.reply.line(document_line(call, *document, one.row.number));
      sent.push_back(document);
    }
  }
  for (const auto& line : delivery_lines(call, sent)) {
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
    if (!may_know_name(call, viewer, row, hit)) {
      continue;
    }
    lines.push_back(hit_line(call, hit, row));
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
