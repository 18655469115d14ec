/// Which case a document belongs to: found by its numbers, opened, or made new.
#include <algorithm>
#include <set>

#include "server/base/error.h"
#include "server/intake/filing_plan.h"
#include "server/vault/person_facts.h"
#include "server/vault/row_seals.h"

namespace tsunagu::intake {

using catalogue::Role;
using vault::TokenKind;

vault::FolderKind FilingPlan::folder_of(const documents::Document& document) {
  return document.type().wire().is_register ? vault::FolderKind::entry : vault::FolderKind::person;
}

Result<std::optional<Uuid>> FilingPlan::case_of(const documents::Document& document,
                                                const Numbers& numbers,
                                                const vault::DocumentRow* newest) const {
  if (newest != nullptr) {
    return std::optional{goes_on_in(newest->case_id)};
  }
  if (folder_of(document) == vault::FolderKind::entry) {
    return std::optional<Uuid>{};  // an entry is known by its own number alone
  }
  auto stated = stated_case(document, numbers);
  if (!source_.case_id) {
    return stated;
  }
  const auto wanted = goes_on_in(*source_.case_id);
  // A number of another case would join two people under one.
  const bool is_other = stated && *stated && **stated != wanted;
  if (is_other || (!stated && stated.refusal().code == RefusalCode::case_ambiguous)) {
    return Refusal{RefusalCode::case_ambiguous, "", "its numbers belong to another case"};
  }
  return std::optional{wanted};
}

Result<std::optional<Uuid>> FilingPlan::stated_case(const documents::Document& document,
                                                    const Numbers& numbers) const {
  if (numbers.reference) {
    return referenced_case(std::string{*document.value_of(Role::case_reference)},
                           *numbers.reference);
  }
  if (numbers.resident) {
    for (const auto& one : known_) {
      if (one.kind == TokenKind::resident_code && one.token == *numbers.resident) {
        return std::optional{goes_on_in(one.case_id)};
      }
    }
  }
  return std::optional<Uuid>{};
}

Result<std::optional<Uuid>> FilingPlan::referenced_case(const std::string& reference,
                                                        const vault::Token& token) const {
  std::set<Uuid> found;
  const auto* stored = services_.events.stored;
  const bool was_destroyed = stored != nullptr && stored->tombstone(reference);
  if (const auto row = vault::find_case_numbered(db_, reference); row && !was_destroyed) {
    found.insert(goes_on_in(row->case_id));
  }
  for (const auto& one : known_) {
    if (one.kind == TokenKind::document_number && one.token == token) {
      found.insert(goes_on_in(one.case_id));
    }
  }
  if (found.empty()) {
    return Refusal{RefusalCode::case_not_found, "", ""};
  }
  if (found.size() > 1) {
    return Refusal{RefusalCode::case_ambiguous, "", std::to_string(found.size()) + " cases"};
  }
  return std::optional{*found.begin()};
}

FilingPlan::OpenCase& FilingPlan::new_case(vault::FolderKind kind) {
  const auto now = services_.clock.now();
  auto made = std::make_unique<OpenCase>(
      OpenCase{{}, true, vault::CaseKeys{services_.keys, {}, 0}, {}, 0, {}, {}, 0});
  made->row.case_id = make_uuid();
  made->row.opened_at = now;
  made->row.retention_year = fiscal_year(now) + services_.retention_years;
  made->keys = vault::CaseKeys{services_.keys, made->row.case_id, made->row.retention_year};
  const auto id = made->row.case_id;
  new_cases_.emplace_back(id, kind);
  return *cases_.emplace(id, std::move(made)).first->second;
}

FilingPlan::OpenCase& FilingPlan::open_case(const Uuid& case_id) {
  const auto here = cases_.find(case_id);
  if (here != cases_.end()) {
    return *here->second;
  }
  const auto row = vault::find_case(db_, case_id);
  if (!row) {
    throw IntegrityError{"case " + case_id.text() + " is named by a token and is not there"};
  }
  const auto* stored = services_.events.stored;
  if (stored != nullptr && stored->tombstone(row->number)) {
    throw Error{messages::kDestroyed, "case " + row->number};
  }
  auto open = std::make_unique<OpenCase>(
      OpenCase{*row,
               false,
               vault::CaseKeys{services_.keys, case_id, row->retention_year},
               {},
               0,
               {},
               {},
               0});
  const auto before = vault::lock_projection(db_, case_id);
  open->last_recorded = before ? before->changed_at : 0;
  open->keys.load(db_);
  vault::require_sealed(*row, services_.keys.tenant(), open->keys);
  const vault::FactServices facts{services_.keys, services_.catalogue, services_.events.stored};
  open->facts = vault::kept_facts(db_, facts, *row, open->keys, before ? &*before : nullptr);
  open->known = open->facts.size();
  open->linked = vault::facts_of_others(db_, facts, case_id);
  open->standing = cases::standing_of(of_person(*open, open->facts));
  return *cases_.emplace(case_id, std::move(open)).first->second;
}

std::string FilingPlan::case_number(const Uuid& case_id) const {
  if (const auto open = cases_.find(case_id); open != cases_.end()) {
    return open->second->row.number;
  }
  const auto row = vault::find_case(db_, case_id);
  return row ? row->number : std::string{};
}

void FilingPlan::number_new_cases() {
  const int year = fiscal_year(services_.clock.now());
  for (const auto kind : {vault::FolderKind::person, vault::FolderKind::entry}) {
    const auto count =
        std::ranges::count(new_cases_, kind, &decltype(new_cases_)::value_type::second);
    if (count == 0) {
      continue;
    }
    auto next = vault::take_folder_numbers(db_, kind, year, static_cast<std::uint32_t>(count));
    for (const auto& [id, its_kind] : new_cases_) {
      if (its_kind != kind) {
        continue;
      }
      auto& open = *cases_.at(id);
      open.row.number = vault::folder_number(kind, year, next++);
      open.row.seal = vault::seal_of(open.row, services_.keys.tenant(),
                                     open.keys.key(security::kSealClass, true));
    }
  }
}

}  // namespace tsunagu::intake
