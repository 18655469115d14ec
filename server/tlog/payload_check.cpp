/// Reading of events.jsonl beside the leaves.
#include "server/tlog/payload_check.h"

#include <utility>

#include "server/base/error.h"
#include "server/tlog/log_folder.h"

namespace tsunagu::tlog {

PayloadCheck::PayloadCheck(const std::filesystem::path& folder, Report& report) : report_{&report} {
  const std::filesystem::path path = folder / kEventsFile;
  if (!std::filesystem::exists(path)) {
    return;
  }
  file_.open(path, std::ios::binary);
  if (!file_) {
    throw Error{messages::kSystemCall, "open " + path.string()};
  }
  read_line();
}

void PayloadCheck::next(std::uint64_t index, const Leaf& leaf) {
  if (report_->has_failed(Check::payloads)) {
    return;
  }
  if (!event_ || event_->index != index) {
    if (report_->remarks.payloads_missing++ == 0) {
      report_->remarks.first_payload_missing = index;
    }
    return;
  }
  if (payload_commitment(event_->salt, as_bytes(event_->payload)) != leaf.commitment) {
    fail(Problem::changed_payload);
    return;
  }
  ++report_->totals.payloads;
  read_line();
}

void PayloadCheck::finish() {
  if (file_.bad()) {
    throw Error{messages::kSystemCall, std::string{"read "} + kEventsFile};
  }
  if (event_) {
    fail(Problem::no_such_entry);
  }
  report_->pass(Check::payloads);
}

void PayloadCheck::read_line() {
  if (event_) {
    last_index_ = event_->index;
    event_.reset();
  }
  constexpr auto kEnd = std::ifstream::traits_type::eof();
  if (!file_.is_open() || file_.peek() == kEnd) {
    return;
  }
  ++line_;
  // By hand, because getline would take a line of any length into memory.
  std::string line;
  for (auto byte = file_.get(); byte != '\n'; byte = file_.get()) {
    if (byte == kEnd || line.size() == kMaxEventLine) {
      fail(Problem::malformed);
      return;
    }
    line += static_cast<char>(byte);
  }
  take_line(line);
}

void PayloadCheck::take_line(const std::string& line) {
  event_ = OpenedEvent::parse(line);
  if (!event_) {
    fail(Problem::malformed);
  } else if (last_index_ && event_->index <= *last_index_) {
    fail(Problem::wrong_order);
  }
}

void PayloadCheck::fail(Problem problem) {
  const auto index = event_ ? std::optional{event_->index} : std::nullopt;
  report_->fail(Check::payloads, {problem, kEventsFile, index, line_});
}

}  // namespace tsunagu::tlog
