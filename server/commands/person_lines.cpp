/// Cases of one person, as lines of a reply.
#include "server/commands/person_lines.h"

#include <algorithm>

#include "server/base/error.h"
#include "server/vault/person_facts.h"
#include "server/vault/row_seals.h"
#include "server/vault/stored_documents.h"

namespace tsunagu::commands {
namespace {

const vault::KnownLinks& known_links(const Call& call) {
  return call.context.events.stored->links();
}

std::string_view action_word(vault::LinkKind kind) {
  switch (kind) {
    case vault::LinkKind::merged:
      return "merged";
    case vault::LinkKind::split:
      return "split";
    case vault::LinkKind::merged_by_code:
      return "merged_by_code";
  }
  return "";
}

vault::CaseKeys sound_keys(Call& call, const vault::CaseRow& row) {
  vault::CaseKeys keys{call.context.keys, row.case_id, row.retention_year};
  keys.load(call.session.connection());
  vault::require_sealed(row, call.context.keys.tenant(), keys);
  return keys;
}

}  // namespace

vault::CaseRow case_numbered(Call& call, const std::string& number, tlog::EventType event_type) {
  const auto row = vault::find_case_numbered(call.session.connection(), number);
  if (!row) {
    vault::Event event;
    event.type = event_type;
    event.outcome = "not-found";
    call.record(std::move(event));
    throw Error{messages::kNotFound, "case " + number};
  }
  const auto* stored = call.context.events.stored;
  if (stored != nullptr && stored->tombstone(number)) {
    throw Error{messages::kDestroyed, "case " + number};
  }
  sound_keys(call, *row);
  return *row;
}

vault::CaseRow sound_case(Call& call, const Uuid& case_id) {
  const auto row = vault::find_case(call.session.connection(), case_id);
  if (!row) {
    throw IntegrityError{"case " + case_id.text() + " is gone"};
  }
  sound_keys(call, *row);
  return *row;
}

std::string goes_on_in(Call& call, const Uuid& case_id) {
  const auto root =
      vault::leading_case(call.session.connection(), call.context.events.stored, case_id);
  return root == case_id ? std::string{} : sound_case(call, root).number;
}

std::vector<vault::CaseRow> merged_into(Call& call, const Uuid& case_id) {
  std::vector<vault::CaseRow> rows;
  for (const auto& one : known_links(call).merged_into(case_id)) {
    vault::leading_case(call.session.connection(), call.context.events.stored, one);
    rows.push_back(sound_case(call, one));
  }
  std::ranges::sort(rows, {}, &vault::CaseRow::number);
  return rows;
}

bool is_person_protected(const Call& call, const Uuid& case_id) {
  const auto& names = call.context.names;
  const auto others = known_links(call).others_of(case_id);
  return names.is_protected(case_id) ||
         std::ranges::any_of(others, [&](const Uuid& one) { return names.is_protected(one); });
}

std::vector<vault::CaseLink> sound_links(Call& call, const Uuid& case_id) {
  auto& db = call.session.connection();
  vault::require_links(db, known_links(call).of(case_id));
  auto links = vault::links_of(db, case_id);
  for (const auto& link : links) {
    auto keys = sound_keys(call, sound_case(call, link.from));
    vault::require_sealed(link, call.context.keys.tenant(), keys);
  }
  return links;
}

JsonLine link_line(Call& call, const vault::CaseLink& link) {
  JsonLine line;
  line.text("kind", "link").text("action", action_word(link.kind));
  line.text("case", sound_case(call, link.from).number);
  line.text("into", sound_case(call, link.into).number);
  line.text("by", link.recorded_by).text("at", japan_text(link.recorded_at));
  return line;
}

JsonLine document_line(const Call& call, const vault::DocumentRow& document,
                       const std::string& number) {
  const auto* type = call.context.catalogue.find(document.type);
  JsonLine line;
  line.text("kind", "document").text("document", document.document_id.text());
  line.text("type", document.type);
  line.text("type_label", type != nullptr ? type->label() : document.type);
  line.number("revision", document.revision).text("adapter", document.origin);
  line.text("recorded", japan_text(document.recorded_at)).text("case", number);
  return line;
}

std::optional<std::string> filed_while_merged(Call& call, const std::vector<vault::CaseLink>& links,
                                              const Uuid& case_id,
                                              const vault::DocumentRow& document) {
  for (auto end = links.begin(); end != links.end(); ++end) {
    if (end->into != case_id || end->kind != vault::LinkKind::split ||
        document.recorded_at > end->recorded_at) {
      continue;
    }
    const auto begin =
        std::find_if(std::make_reverse_iterator(end), links.rend(), [&](const auto& one) {
          return one.from == end->from && one.kind != vault::LinkKind::split;
        });
    if (begin != links.rend() && document.recorded_at >= begin->recorded_at) {
      return sound_case(call, end->from).number;
    }
  }
  return std::nullopt;
}

}  // namespace tsunagu::commands
