/// Saving a text: beside the newest, if that is not the one it was made from.
#include "server/cases/protection.h"
#include "server/drafts/drafts.h"
#include "server/store/transaction.h"

namespace tsunagu::drafts {
namespace {

using catalogue::DocumentType;
using documents::Value;

/// Whether a text says that somebody is protected, as cases::says_protected() has it of documents.
bool says_protected(const DocumentType& type, const std::vector<Value>& values) {
  cases::DocumentFacts facts{type.name(), {}};
  bool has_flag = false;
  for (const auto& value : values) {
    const auto role = type.fields()[value.field].role;
    has_flag = has_flag || (role == catalogue::Role::protection && value.value == "1");
    if (protocol::role_text(role).is_fact) {
      facts.facts.push_back({role, 0, value.value});
    }
  }
  return has_flag || cases::is_protection_in_force(facts);
}

}  // namespace

DraftText Drafts::keep(store::Connection& db, OpenDraft& draft, vault::DraftVersionRow row,
                       const std::vector<Value>& values) {
  const auto tenant = services_.keys.tenant();
  row.draft_id = draft.row.draft_id;
  row.version_id = make_uuid();
  row.saved_by = writer_.actor.name;
  row.saved_at = services_.clock.now();
  const auto place = vault::place_of(draft.row, row, tenant);
  row.sealed = vault::seal_values(*draft.type, values, says_protected(*draft.type, values), place,
                                  draft.keys);
  vault::insert(db, row, tenant, draft.keys);
  vault::insert_new_keys(db, draft.row, draft.keys);
  auto directory = vault::open_directory(row.sealed, draft.type->name(), place, draft.keys);
  return {std::move(row), std::move(directory)};
}

Result<Saved> Drafts::save(const std::string& number, std::uint32_t base,
                           std::vector<Value> written) {
  vault::EventBatch events{services_.events};
  auto saved = store::transact(session_, [&](store::Connection& db) {
    events.restart();
    auto out = save_in(db, events, number, base, written);
    events.write(db);
    return out;
  });
  events.committed();
  return saved;
}

Result<Saved> Drafts::save_in(store::Connection& db, vault::EventBatch& events,
                              const std::string& number, std::uint32_t base,
                              const std::vector<Value>& written) {
  auto draft = open_draft(services_, db, number, Hold::yes);
  const auto& type = *draft.type;
  const auto text = text_of(services_, db, draft, base);
  const auto decision = decide(services_, writer_, draft, text.directory);
  require_ground(writer_, decision);
  auto event = event_of(writer_, draft, tlog::EventType::draft_saved);
  const auto refused = [&](Refusal refusal) {
    event.outcome = "refused";
    event.code = refusal_id(refusal.code);
    event.place = refusal.place;
    events.add(std::move(event));
    return refusal;
  };
  const auto form = form_of(*services_.profile.profile(), type.name());
  auto merged = keeping_unshown(
      type, all_values(services_, draft, text), written, [&](const catalogue::Field& field) {
        const bool is_hidden = documents::is_covered(form.hidden, field.path);
        return !grants(decision, field) ? Sight::unseen : is_hidden ? Sight::hidden : Sight::asked;
      });
  if (!merged) {
    return refused(merged.refusal());
  }
  if (auto broken = documents::broken_draft(services_.catalogue, {type.name(), *merged})) {
    return refused(*std::move(broken));
  }
  if (!vault::can_be_sealed(type, *merged)) {
    return refused({RefusalCode::too_large, "", ""});
  }

  Saved saved;
  saved.version = ++draft.row.last_version;
  saved.is_side = base != draft.row.version;
  vault::DraftVersionRow row;
  row.version = saved.version;
  row.base = base;
  row.is_side = saved.is_side;
  keep(db, draft, row, *merged);
  event.revision = saved.version;
  if (saved.is_side) {
    event.outcome = "conflict";
    events.add(std::move(event));
    compare(db, events, draft, *merged, saved);
  } else {
    draft.row.version = saved.version;
    events.add(std::move(event));
  }
  vault::update(db, draft.row, services_.keys.tenant(), draft.keys);
  saved.row = draft.row;
  saved.case_number = draft.case_row ? draft.case_row->number : std::string{};
  return saved;
}

void Drafts::compare(store::Connection& db, vault::EventBatch& events, OpenDraft& draft,
                     const std::vector<Value>& written, Saved& saved) {
  const auto newest = text_of(services_, db, draft, draft.row.version);
  const auto decision = decide(services_, writer_, draft, newest.directory);
  const auto stored = granted_values(services_, draft, newest, decision);
  std::vector<Value> mine;
  for (const auto& value : written) {
    if (grants(decision, draft.type->fields()[value.field])) {
      mine.push_back(value);
    }
  }
  saved.differences = differences(*draft.type, mine, stored);
  // Committed with the text, so before anything of it is shown.
  auto event = event_of(writer_, draft, tlog::EventType::draft_read);
  event.revision = newest.row.version;
  describe(event, *draft.type, stored, decision);
  events.add(std::move(event));
}

}  // namespace tsunagu::drafts
