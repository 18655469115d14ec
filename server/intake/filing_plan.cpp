/// One transaction's worth of filing, worked out before anything is inserted.
#include "server/intake/filing_plan.h"

#include <algorithm>
#include <set>

#include "server/base/error.h"
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

FilingPlan::FilingPlan(FilingServices& services, store::Connection& db, const FileContext& context)
    : services_{services}, db_{db}, context_{context} {}

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
  const auto case_id = case_of(*record.document, numbers, before);
  if (!case_id) {
    vault::InboundRecord refused;
    refused.position = record.position;
    refused.number = record.number;
    refused.refusal = case_id.refusal();
    return refused;
  }
  return accept(record, numbers, content, before, *case_id);
}

const vault::DocumentRow* FilingPlan::newest(const Numbers& numbers) {
  const auto here = newest_.find(numbers.number);
  if (here != newest_.end()) {
    return &here->second;
  }
  const auto is_ours = [&](const vault::CaseToken& one) {
    return one.kind == TokenKind::document_number && one.token == numbers.number &&
           one.origin == context_.file.adapter;
  };
  if (std::none_of(known_.begin(), known_.end(), is_ours)) {
    return nullptr;
  }
  const auto head = vault::find_newest(db_, numbers.number, context_.file.adapter);
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
  return context_.was_read_before &&
         vault::has_revision(db_, numbers.number, context_.file.adapter, content);
}

Result<Uuid> FilingPlan::case_of(const documents::Document& document, const Numbers& numbers,
                                 const vault::DocumentRow* newest) {
  if (newest != nullptr) {
    return newest->case_id;
  }
  if (numbers.reference) {
    return referenced_case(std::string{*document.value_of(Role::case_reference)},
                           *numbers.reference);
  }
  if (numbers.resident) {
    for (const auto& one : known_) {
      if (one.kind == TokenKind::resident_code && one.token == *numbers.resident) {
        return one.case_id;
      }
    }
  }
  return new_case();
}

Result<Uuid> FilingPlan::referenced_case(const std::string& reference,
                                         const vault::Token& token) const {
  std::set<Uuid> found;
  if (const auto row = vault::find_case_numbered(db_, reference)) {
    found.insert(row->case_id);
  }
  for (const auto& one : known_) {
    if (one.kind == TokenKind::document_number && one.token == token) {
      found.insert(one.case_id);
    }
  }
  if (found.empty()) {
    return Refusal{RefusalCode::case_not_found, "", ""};
  }
  if (found.size() > 1) {
    return Refusal{RefusalCode::case_ambiguous, "", std::to_string(found.size()) + " cases"};
  }
  return *found.begin();
}

Uuid FilingPlan::new_case() {
  const auto now = services_.clock.now();
  auto made = std::make_unique<OpenCase>(
      OpenCase{{}, true, vault::CaseKeys{services_.keys, {}, 0}, {}, {}, 0});
  made->row.case_id = make_uuid();
  made->row.opened_at = now;
  made->row.retention_year = fiscal_year(now) + services_.retention_years;
  made->keys = vault::CaseKeys{services_.keys, made->row.case_id, made->row.retention_year};
  const auto id = made->row.case_id;
  cases_.emplace(id, std::move(made));
  new_cases_.push_back(id);
  return id;
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
  auto open = std::make_unique<OpenCase>(OpenCase{
      *row, false, vault::CaseKeys{services_.keys, case_id, row->retention_year}, {}, {}, 0});
  open->before = vault::lock_projection(db_, case_id);
  open->last_recorded = open->before ? open->before->changed_at : 0;
  open->keys.load(db_);
  vault::require_sealed(*row, services_.keys.tenant(), open->keys);
  return *cases_.emplace(case_id, std::move(open)).first->second;
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
  remember(entry(TokenKind::document_number, numbers.number, context_.file.adapter, case_id));
  if (numbers.resident) {
    remember(entry(TokenKind::resident_code, *numbers.resident, "", case_id));
  }
}

vault::InboundRecord FilingPlan::accept(const JudgedRecord& record, const Numbers& numbers,
                                        const vault::Token& content,
                                        const vault::DocumentRow* newest, const Uuid& case_id) {
  auto& open = open_case(case_id);
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
  row.origin = context_.file.adapter;
  row.number_token = numbers.number;
  row.content_token = content;
  const vault::SealingPlace place{services_.keys.tenant(), case_id, row.document_id};
  row.sealed = vault::seal_document(*record.document, place, open.keys);
  row.seal = vault::seal_of(row, place.tenant, open.keys.key(security::kSealClass, true));
  open.facts.push_back(cases::facts_of(*record.document));
  remember_tokens(numbers, case_id);
  search_.push_back(vault::search_entry(*record.document, row.document_id, case_id));

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

void FilingPlan::number_new_cases() {
  if (new_cases_.empty()) {
    return;
  }
  const int year = fiscal_year(services_.clock.now());
  auto next = vault::take_case_numbers(db_, year, static_cast<std::uint32_t>(new_cases_.size()));
  for (const auto& id : new_cases_) {
    auto& open = *cases_.at(id);
    open.row.number = vault::case_number(year, next++);
    open.row.seal = vault::seal_of(open.row, services_.keys.tenant(),
                                   open.keys.key(security::kSealClass, true));
  }
}

}  // namespace tsunagu::intake
