/// Opening drafts.
#include "server/drafts/draft_access.h"

#include <algorithm>
#include <set>

#include "server/base/error.h"
#include "server/vault/case_facts.h"
#include "server/vault/case_projection.h"

namespace tsunagu::drafts {
namespace {

constexpr std::array<std::uint8_t, 6> kAllClasses{0, 1, 2, 3, 4, 5};

}  // namespace

OpenDraft open_draft(const DraftServices& services, store::Connection& db,
                     const std::string& number, Hold hold) {
  auto row = hold == Hold::yes ? vault::lock_draft(db, number) : vault::find_draft(db, number);
  if (!row) {
    throw Error{messages::kNotFound, "draft " + number};
  }
  if (hold == Hold::yes && row->case_id) {
    vault::lock_projection(db, *row->case_id);
  }
  auto keys = vault::keys_of(db, services.keys, *row, services.retention_years);
  vault::require_sealed(*row, services.keys.tenant(), keys);
  OpenDraft draft{*std::move(row), nullptr, std::nullopt, std::nullopt, std::move(keys)};
  draft.type = services.catalogue.find(draft.row.type);
  if (draft.type == nullptr) {
    throw IntegrityError{"draft " + number + " is of an unknown type"};
  }
  if (draft.row.case_id) {
    draft.case_row = vault::find_case(db, *draft.row.case_id);
    TSUNAGU_ENSURE(draft.case_row.has_value(), "keys_of() found the case");
    draft.contents = services.reading.look_at(db, *draft.case_row, draft.keys);
  }
  return draft;
}

DraftText text_of(const DraftServices& services, store::Connection& db, OpenDraft& draft,
                  std::uint32_t version) {
  auto row = vault::find_version(db, draft.row.draft_id, version);
  if (!row) {
    throw Error{messages::kNotFound,
                "version " + std::to_string(version) + " of draft " + draft.row.number};
  }
  const auto tenant = services.keys.tenant();
  vault::require_sealed(*row, draft.row, tenant, draft.keys);
  auto directory = vault::open_directory(row->sealed, draft.type->name(),
                                         vault::place_of(draft.row, *row, tenant), draft.keys);
  return {*std::move(row), std::move(directory)};
}

cases::AccessDecision decide(const DraftServices& services, const Writer& writer,
                             const OpenDraft& draft, const vault::Directory& directory) {
  static const cases::Consents nobody_consented;
  const auto facts = vault::facts_of(*draft.type, directory);
  const bool is_own = draft.row.begun_by == writer.actor.name;
  const bool has_case = draft.contents.has_value();
  const cases::Situation situation{
      facts,
      is_own ? std::string_view{writer.reader.agency} : std::string_view{},
      draft.type->wire().is_register,
      has_case ? draft.contents->standing.consents : nobody_consented,
      directory.is_protected || (has_case && draft.contents->is_protected),
      has_case ? std::span<const cases::OpenMeeting>{draft.contents->meetings}
               : std::span<const cases::OpenMeeting>{},
      services.clock.now()};
  return cases::decide_access(writer.reader, situation, cases::shares_of(*draft.type), kAllClasses);
}

void require_ground(const Writer& writer, const cases::AccessDecision& decision) {
  if (!writer.reader.agency.empty() && decision.granted.empty()) {
    throw Error{messages::kNoGround, writer.reader.agency};
  }
}

bool grants(const cases::AccessDecision& decision, const catalogue::Field& field) {
  return decision.grants({field.sensitivity, field.category});
}

std::vector<documents::Value> granted_values(const DraftServices& services, OpenDraft& draft,
                                             const DraftText& text,
                                             const cases::AccessDecision& decision) {
  return vault::open_values(
      text.row.sealed, *draft.type, vault::place_of(draft.row, text.row, services.keys.tenant()),
      draft.keys, [&decision](const catalogue::Field& field) { return grants(decision, field); });
}

std::vector<documents::Value> all_values(const DraftServices& services, OpenDraft& draft,
                                         const DraftText& text) {
  return vault::open_values(text.row.sealed, *draft.type,
                            vault::place_of(draft.row, text.row, services.keys.tenant()),
                            draft.keys, [](const catalogue::Field& /*field*/) { return true; });
}

vault::Event event_of(const Writer& writer, const OpenDraft& draft, tlog::EventType type) {
  vault::Event event;
  event.type = type;
  event.actor = writer.actor;
  event.draft = draft.row.number;
  event.document_type = draft.row.type;
  if (draft.case_row) {
    event.case_id = draft.case_row->case_id;
    event.case_number = draft.case_row->number;
  }
  return event;
}

void describe(vault::Event& event, const catalogue::DocumentType& type,
              const std::vector<documents::Value>& values, const cases::AccessDecision& decision) {
  std::set<std::uint8_t> classes;
  for (const auto& value : values) {
    classes.insert(type.fields()[value.field].sensitivity);
  }
  event.classes.assign(classes.begin(), classes.end());
  event.withheld = decision.refused_classes();
  event.grounds = decision.grounds_text();
  event.needs_review = decision.needs_review();
}

documents::FormPaths form_of(const profiles::Profile& profile, const std::string& type) {
  const auto form = profile.forms.find(type);
  return form == profile.forms.end()
             ? documents::FormPaths{}
             : documents::FormPaths{form->second.hidden, form->second.required};
}

}  // namespace tsunagu::drafts
