/// Judges the records of a file as they stream in, and files them a batch at a time.
#include "server/intake/record_collector.h"

#include <algorithm>
#include <optional>
#include <string>

#include "server/documents/value_checks.h"
#include "server/intake/objections.h"

namespace tsunagu::intake {
namespace {

// More waits for no commit, so that one transaction stays small whatever the records hold.
constexpr std::size_t kBatchBytes = 16U * 1024 * 1024;

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
  auto refusals = objections(*record.document);
  if (refusals.empty()) {
    judged.document = std::move(*record.document);
    return judged;
  }
  if (is_individual_number(refusals.front())) {
    context_.drop_original();
  }
  judged.refusal = std::move(refusals.front());
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
