/// One transaction's worth of filing, worked out before anything is inserted.
#include "server/intake/filing_plan.h"

#include <algorithm>

#include "server/base/error.h"
#include "server/cases/case_rules.h"
#include "server/cases/protection.h"
#include "server/intake/agenda_check.h"
#include "server/vault/case_facts.h"
#include "server/vault/row_seals.h"
#include "server/vault/sealed_document.h"

namespace tsunagu::intake {
namespace {

using catalogue::Role;
using security::Index;
using vault::TokenKind;

vault::CaseToken entry(TokenKind kind, const vault::Token& token, std::string origin,
                       const Uuid& case_id) {
  return {kind, token, std::move(origin), case_id};
}

}  // namespace

FilingPlan::FilingPlan(FilingServices& services, store::Connection& db, RecordSource source)
    : services_{services},
      db_{db},
      source_{std::move(source)},
      profile_{services.profile.profile()},
      today_{japan_date(services.clock.now())} {}

FilingPlan::Numbers FilingPlan::numbers_of(const documents::Document& document) const {
  Numbers numbers;
  // A document without a number of its own is known again by its content only.
  const auto number = document.value_of(Role::document_number);
  numbers.number = number ? services_.keys.token(Index::document_number, as_bytes(*number))
                          : services_.keys.token(Index::document_content, document.content());
  if (const auto code = document.value_of(Role::resident_code)) {
    numbers.resident = services_.keys.token(Index::resident_code, as_bytes(*code));
  }
  if (const auto reference = document.value_of(Role::case_reference)) {
    numbers.reference = services_.keys.token(Index::document_number, as_bytes(*reference));
  }
  return numbers;
}

void FilingPlan::look_up(const std::vector<JudgedRecord>& records) {
  std::vector<vault::Token> tokens;
  for (const auto& record : records) {
    if (!record.document) {
      continue;
    }
    const auto numbers = numbers_of(*record.document);
    tokens.push_back(numbers.number);
    if (numbers.resident) {
      tokens.push_back(*numbers.resident);
    }
    if (numbers.reference) {
      tokens.push_back(*numbers.reference);
    }
  }
  known_ = vault::find_tokens(db_, tokens);
}

void FilingPlan::decide(const std::vector<JudgedRecord>& records) {
  look_up(records);
  for (const auto& record : records) {
    if (record.document) {
      outcomes_.push_back(decide_one(record, numbers_of(*record.document)));
      continue;
    }
    vault::InboundRecord refused;
    refused.position = record.position;
    refused.number = record.number;
    refused.outcome = vault::Outcome::refused;
    refused.refusal = record.refusal;
    outcomes_.push_back(std::move(refused));
  }
  number_new_cases();
  for (auto& outcome : outcomes_) {
    outcome.case_number = outcome.case_id ? case_number(*outcome.case_id) : std::string{};
  }
}

vault::InboundRecord FilingPlan::decide_one(const JudgedRecord& record, const Numbers& numbers) {
  const auto content = services_.keys.token(Index::document_content, record.document->content());
  const auto* before = newest(numbers);
  if (is_repeated(before, content, numbers)) {
    vault::InboundRecord repeated;
    repeated.position = record.position;
    repeated.number = record.number;
    repeated.outcome = vault::Outcome::duplicate;
    repeated.case_id = before->case_id;
    repeated.document_id = before->document_id;
    repeated.revision = before->revision;
    return repeated;
  }
  const auto refused = [&record](const Refusal& refusal) {
    vault::InboundRecord out;
    out.position = record.position;
    out.number = record.number;
    out.refusal = refusal;
    return out;
  };
  const auto case_id = case_of(*record.document, numbers, before);
  if (!case_id) {
    return refused(case_id.refusal());
  }
  auto* open = *case_id ? &open_case(**case_id) : nullptr;
  if (const auto refusal = objection(*record.document, before, open)) {
    return refused(*refusal);
  }
  if (open == nullptr) {
    open = &new_case(folder_of(*record.document));
  }
  return accept(record, numbers, content, before, *open);
}

std::optional<Refusal> FilingPlan::objection(const documents::Document& document,
                                             const vault::DocumentRow* newest,
                                             const OpenCase* open) const {
  if (newest != nullptr && newest->type != document.type().name()) {
    return Refusal{RefusalCode::record_number, "", "the number is that of a " + newest->type};
  }
  if (source_.states_version) {
    const auto stands = newest != nullptr ? std::optional{newest->document_id} : std::nullopt;
    if (stands != source_.supersedes) {
      return Refusal{source_.supersedes ? RefusalCode::not_newest : RefusalCode::record_number, "",
                     newest != nullptr ? "revision " + std::to_string(newest->revision) : ""};
    }
  }
  static const cases::Standing beginning;
  const auto facts = cases::facts_of(document);
  const auto before = open != nullptr ? of_person(*open, open->facts) : cases::CaseFacts{};
  const cases::Candidate candidate{facts,
                                   newest != nullptr,
                                   before,
                                   open != nullptr ? open->standing : beginning,
                                   profile_->switches,
                                   today_,
                                   profile_.get()};
  if (const auto rule = cases::broken_rule(candidate)) {
    return cases::refusal_of(*rule, document);
  }
  if (auto refusal =
          agenda_objection(db_, services_.events, services_.catalogue, document, today_)) {
    return refusal;
  }
  if (open != nullptr) {
    auto after = open->facts;
    after.push_back({Uuid{}, {}, 1, 0, false, facts});
    if (!vault::can_be_kept(after)) {
      return Refusal{RefusalCode::too_many_documents, "", std::to_string(after.size())};
    }
  }
  return std::nullopt;
}

const vault::DocumentRow* FilingPlan::newest(const Numbers& numbers) {
  const auto here = newest_.find(numbers.number);
  if (here != newest_.end()) {
    return &here->second;
  }
  const auto is_ours = [&](const vault::CaseToken& one) {
    return one.kind == TokenKind::document_number && one.token == numbers.number &&
           one.origin == source_.origin;
  };
  if (std::none_of(known_.begin(), known_.end(), is_ours)) {
    return nullptr;
  }
  const auto head = vault::find_newest(db_, numbers.number, source_.origin);
  auto row = head ? vault::find_document(db_, head->document_id) : std::nullopt;
  if (!row) {
    throw IntegrityError{"a document that a token names is not there"};
  }
  // A row that was changed could lead what follows into another case.
  vault::CaseKeys keys{services_.keys, row->case_id, 0};
  keys.load(db_);
  vault::require_sealed(*row, services_.keys.tenant(), keys);
  row->sealed.clear();
  return &newest_.emplace(numbers.number, std::move(*row)).first->second;
}

bool FilingPlan::is_repeated(const vault::DocumentRow* newest, const vault::Token& content,
                             const Numbers& numbers) {
  if (newest == nullptr) {
    return false;
  }
  if (newest->content_token == content) {
    return true;
  }
  // A file that is sent again in full must not bring back what a later file has replaced.
  return source_.was_read_before &&
         vault::has_revision(db_, numbers.number, source_.origin, content);
}

void FilingPlan::remember_tokens(const Numbers& numbers, const Uuid& case_id) {
  const auto remember = [&](const vault::CaseToken& token) {
    const auto same = [&](const vault::CaseToken& one) {
      return one.kind == token.kind && one.token == token.token && one.origin == token.origin;
    };
    if (std::none_of(known_.begin(), known_.end(), same)) {
      known_.push_back(token);
      new_tokens_.push_back(token);
    }
  };
  remember(entry(TokenKind::document_number, numbers.number, source_.origin, case_id));
  if (numbers.resident) {
    remember(entry(TokenKind::resident_code, *numbers.resident, "", case_id));
  }
}

vault::InboundRecord FilingPlan::accept(const JudgedRecord& record, const Numbers& numbers,
                                        const vault::Token& content,
                                        const vault::DocumentRow* newest, OpenCase& open) {
  const auto case_id = open.row.case_id;
  vault::DocumentRow row;
  row.document_id = make_uuid();
  row.case_id = case_id;
  row.type = record.document->type().name();
  row.revision = newest != nullptr ? newest->revision + 1 : 1;
  if (newest != nullptr) {
    row.supersedes = newest->document_id;
    superseded_.push_back(newest->document_id);
  }
  // Later than every document of the case, even if the clock went back: the order of the times is
  // the order in which the documents were taken.
  row.recorded_at = std::max(services_.clock.now(), open.last_recorded + 1);
  open.last_recorded = row.recorded_at;
  row.origin = source_.origin;
  row.number_token = numbers.number;
  row.content_token = content;
  const vault::SealingPlace place{services_.keys.tenant(), case_id, row.document_id};
  row.sealed = vault::seal_document(*record.document, place, open.keys);
  row.seal = vault::seal_of(row, place.tenant, open.keys.key(security::kSealClass, true));
  const bool is_protected = cases::says_protected(*record.document);
  open.facts.push_back({row.document_id, row.supersedes, row.revision, row.recorded_at,
                        is_protected, cases::facts_of(*record.document)});
  open.standing = cases::standing_of(of_person(open, open.facts));
  open.has_changed = true;
  remember_tokens(numbers, case_id);
  search_.push_back(
      vault::search_entry(*record.document, row.document_id, case_id, numbers.resident));
  join_by_code(open, numbers, search_.back());

  vault::InboundRecord accepted;
  accepted.position = record.position;
  accepted.number = record.number;
  accepted.outcome = vault::Outcome::accepted;
  accepted.case_id = case_id;
  accepted.document_id = row.document_id;
  accepted.revision = row.revision;
  vault::DocumentRow head = row;
  head.sealed.clear();
  newest_.insert_or_assign(numbers.number, std::move(head));
  documents_.push_back(std::move(row));
  return accepted;
}

}  // namespace tsunagu::intake
