/// What was sent of a case, as lines of a reply.
#include "server/commands/delivery_lines.h"

#include <algorithm>

#include "server/vault/outbound_rows.h"

namespace tsunagu::commands {
namespace {

using vault::OutboundFile;
using vault::OutboundKind;
using vault::OutboundState;

std::string_view state_word(OutboundState state) {
  switch (state) {
    case OutboundState::owed:
    case OutboundState::staged:
      return "waiting";
    case OutboundState::written:
      return "written";
    case OutboundState::refused:
      break;
  }
  return "refused";
}

JsonLine line_of(const OutboundFile& file, const std::vector<OutboundFile>& files) {
  JsonLine line;
  line.text("kind", "delivery").text("adapter", file.adapter).text("file", file.name);
  line.text("state", state_word(file.state)).text("document", file.document_id->text());
  line.number("bytes", file.size);
  if (file.refusal) {
    line.text("code", refusal_id(file.refusal->code));
  }
  if (file.shared) {
    line.text("agency", file.shared->agency);
  }
  const auto recall =
      std::ranges::find(files, std::optional{file.outbound_id}, &OutboundFile::recalls);
  if (recall != files.end()) {
    line.text("recall", state_word(recall->state)).text("recall_file", recall->name);
  }
  return line;
}

}  // namespace

std::vector<JsonLine> delivery_lines(Call& call,
                                     const std::vector<const vault::DocumentRow*>& documents) {
  vault::OutboundRows outbound{call.context.keys};
  std::vector<JsonLine> lines;
  for (const auto* document : documents) {
    const auto files = outbound.of_document(call.session.connection(), document->document_id);
    for (const auto& file : files) {
      const auto& agency = call.reader.agency;
      const bool is_theirs = agency.empty() || (file.shared && file.shared->agency == agency);
      if (file.kind == OutboundKind::document && is_theirs) {
        lines.push_back(line_of(file, files));
      }
    }
  }
  return lines;
}

}  // namespace tsunagu::commands
