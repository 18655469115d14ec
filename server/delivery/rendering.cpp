/// What goes out, as an adapter host is given it.
#include "server/delivery/rendering.h"

namespace tsunagu::delivery {
namespace {

/// What the sender reads: what is wrong, where, and what to do. Names of elements, never a value.
std::string reason_of(const Refusal& refusal) {
  const auto& text = refusal_text(refusal.code);
  std::string reason{text.ja};
  if (!refusal.place.empty()) {
    reason += "（" + refusal.place + "）";
  }
  return reason + " " + std::string{text.remedy_ja};
}

}  // namespace

protocol::Answer answer_of(const vault::InboundFile& file,
                           const std::vector<vault::InboundRecord>& records) {
  protocol::Answer answer;
  answer.file = file.name;
  answer.outcome = file.state == vault::InboundState::refused ? "refused" : "read";
  if (file.refusal) {
    answer.code = refusal_id(file.refusal->code);
    answer.reason = reason_of(*file.refusal);
  }
  for (const auto& record : records) {
    protocol::AnswerLine line;
    line.number = record.number;
    line.outcome = std::string{vault::outcome_word(record.outcome)};
    if (record.refusal) {
      line.code = refusal_id(record.refusal->code);
      line.reason = reason_of(*record.refusal);
    }
    line.case_number = record.case_number;
    line.document = record.document_id ? record.document_id->text() : "";
    answer.lines.push_back(std::move(line));
  }
  return answer;
}

protocol::Answer recall_of(const vault::OutboundFile& sent) {
  const Refusal reason{RefusalCode::recalled, "", ""};
  protocol::Answer answer;
  answer.file = sent.name;
  answer.outcome = "recalled";
  answer.code = refusal_id(reason.code);
  answer.reason = reason_of(reason);
  return answer;
}

Result<documents::Document> document_of(const catalogue::Catalogue& catalogue,
                                        const vault::OpenedDocument& opened) {
  const auto* type = catalogue.find(opened.row.type);
  if (type == nullptr) {
    return Refusal{RefusalCode::schema, opened.row.type, "the schema has no such document type"};
  }
  protocol::WireDocument document;
  document.type = opened.row.type;
  for (const auto& value : opened.values) {
    const auto field = type->field_numbered(value.number);
    if (!field) {
      return Refusal{RefusalCode::schema, opened.row.type + " " + value.number,
                     "the schema has no such field"};
    }
    // Leaves wiped memory here, on its way to the one process that writes the partner's file.
    document.values.push_back({*field, value.position, std::string{value.value.text()}});
  }
  auto built = documents::Document::from_wire(catalogue, std::move(document));
  if (!built && !opened.decision.withheld.empty()) {
    return Refusal{RefusalCode::class_not_granted, built.refusal().place, built.refusal().detail};
  }
  return built;
}

}  // namespace tsunagu::delivery
