/// Judges the records of a file as they stream in, and files them a batch at a time.
#include "server/intake/record_collector.h"

#include <algorithm>

#include "server/cases/case_rules.h"
#include "server/documents/value_checks.h"

namespace tsunagu::intake {

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
    judged.refusal = record.document.refusal();
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
  waiting_.push_back(std::move(judged));
  if (waiting_.size() == kBatch && waiting_.back().position < context_.file.records) {
    context_.decided = waiting_.back().position;
    filing_.file(session_, context_, std::exchange(waiting_, {}), Part::more_follow);
  }
}

void RecordCollector::finish() {
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
