/// Judges the records of a file as they stream in, and files them a batch at a time.
#include "server/intake/record_collector.h"

#include <algorithm>
#include <optional>
#include <string>

#include "server/cases/case_rules.h"
#include "server/documents/value_checks.h"
#include "server/vault/sealed_document.h"

namespace tsunagu::intake {
namespace {

using catalogue::Role;

// More waits for no commit, so that one transaction stays small whatever the records hold.
constexpr std::size_t kBatchBytes = 16U * 1024 * 1024;

// An entry of the index of names has no room for more. The schemas allow far less, but the host
// that keeps them may have been taken over by the file.
constexpr std::size_t kLongestSearched = 1024;

std::size_t size_of(const JudgedRecord& record) {
  std::size_t size = 0;
  if (record.document) {
    for (const auto& value : record.document->values()) {
      size += value.value.size();
    }
  }
  return size;
}

bool is_suspect(const std::string& number) {
  return documents::my_number_score("", number) >= FileContext::kSuspectedNumber;
}

/// Why `document` is too large to be stored, if it is.
std::optional<Refusal> beyond_limits(const documents::Document& document) {
  if (!vault::can_be_sealed(document)) {
    return Refusal{RefusalCode::too_large, "", ""};
  }
  for (const auto& value : document.values()) {
    const auto role = document.type().fields()[value.field].role;
    const bool is_searched =
        role == Role::person_name || role == Role::person_kana || role == Role::birth_date;
    if (is_searched && value.value.size() > kLongestSearched) {
      return Refusal{RefusalCode::too_long, document.place_of(value),
                     std::to_string(value.value.size()) + " bytes"};
    }
  }
  return std::nullopt;
}

}  // namespace

RecordCollector::RecordCollector(Filing& filing, store::Session& session, FileContext& context)
    : filing_{filing}, session_{session}, context_{context} {}

void RecordCollector::accepted(const protocol::FileAccepted& file) {
  context_.file.records = file.records;
}

JudgedRecord RecordCollector::judge(translate::IncomingRecord record) {
  JudgedRecord judged;
  judged.position = record.position;
  judged.number = std::move(record.number);
  if (!record.document) {
    has_unread_ = true;
    judged.refusal = record.document.refusal();
    return judged;
  }
  if (auto refusal = beyond_limits(*record.document)) {
    judged.refusal = std::move(*refusal);
    return judged;
  }
  const auto broken = documents::broken_values(*record.document);
  const auto is_my_number = [](const Refusal& one) {
    return one.code == RefusalCode::my_number || one.code == RefusalCode::my_number_suspected;
  };
  const auto my_number = std::find_if(broken.begin(), broken.end(), is_my_number);
  if (my_number != broken.end()) {
    context_.drop_original();
    judged.refusal = *my_number;
  } else if (!broken.empty()) {
    judged.refusal = broken.front();
  } else if (auto rule = cases::broken_rule(*record.document)) {
    judged.refusal = std::move(*rule);
  } else {
    judged.document = std::move(*record.document);
  }
  return judged;
}

void RecordCollector::record(translate::IncomingRecord record) {
  const bool is_decided = record.position <= context_.decided;
  auto judged = judge(std::move(record));  // also after a crash: a My Number drops the original
  if (is_decided) {
    return;
  }
  // Numbers of accepted records are values of theirs and were looked at with them.
  if (judged.refusal && is_suspect(judged.number)) {
    judged.number.clear();
  }
  waiting_bytes_ += size_of(judged);
  waiting_.push_back(std::move(judged));
  const bool is_full = waiting_.size() == kBatch || waiting_bytes_ > kBatchBytes;
  if (is_full && waiting_.back().position < context_.file.records) {
    context_.decided = waiting_.back().position;
    waiting_bytes_ = 0;
    filing_.file(session_, context_, std::exchange(waiting_, {}), Part::more_follow);
  }
}

void RecordCollector::finish() {
  // What the host refused was never shown to us; an individual number may be the reason.
  if (has_unread_) {
    context_.drop_original_if_suspect();
  }
  filing_.file(session_, context_, std::exchange(waiting_, {}), Part::last);
}

void RecordCollector::refuse_rest(const Refusal& refusal) {
  waiting_.clear();
  for (auto position = context_.decided + 1; position <= context_.file.records; ++position) {
    JudgedRecord judged;
    judged.position = position;
    judged.refusal = refusal;
    waiting_.push_back(std::move(judged));
    if (waiting_.size() == kBatch && position < context_.file.records) {
      filing_.file(session_, context_, std::exchange(waiting_, {}), Part::more_follow);
    }
  }
  finish();
}

}  // namespace tsunagu::intake
