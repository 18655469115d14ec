/// The frame from which a host builds the answer file that a partner waits for.
#include <algorithm>

#include "adapters/protocol/body_reader.h"
#include "adapters/protocol/job.h"

namespace tsunagu::protocol {

namespace {

constexpr std::size_t kLeastLine = 6 * 4;

/// Empty, or the id of a refusal code.
std::string read_code(BodyReader& in) {
  std::string code = in.name();
  in.require(code.empty() ||
             std::ranges::any_of(all_refusal_texts(), [&code](const RefusalText& text) {
               return refusal_id(text.code) == code;
             }));
  return code;
}

AnswerLine read_line(BodyReader& in) {
  AnswerLine line;
  line.number = in.name();
  line.outcome = in.name();
  in.require(line.outcome == "accepted" || line.outcome == "duplicate" ||
             line.outcome == "refused");
  line.code = read_code(in);
  line.reason = in.text(kMaxPlaceBytes);
  line.case_number = in.name();
  line.document = in.name();
  return line;
}

}  // namespace

Bytes encode(const Answer& answer) {
  WireWriter out;
  out.text(answer.file);
  out.text(answer.outcome);
  out.text(answer.code);
  out.text(answer.reason);
  write_list(out, answer.lines, [&out](const AnswerLine& line) {
    out.text(line.number);
    out.text(line.outcome);
    out.text(line.code);
    out.text(line.reason);
    out.text(line.case_number);
    out.text(line.document);
  });
  return out.take();
}

bool decode(ByteView body, Answer& out) {
  BodyReader in{body};
  out.file = in.name();
  out.outcome = in.name();
  in.require(out.outcome == "read" || out.outcome == "refused" || out.outcome == "recalled");
  out.code = read_code(in);
  out.reason = in.text(kMaxPlaceBytes);
  out.lines = in.list(kMaxRecords, kLeastLine, [&in] { return read_line(in); });
  return in.finished();
}

}  // namespace tsunagu::protocol
