/// Refusals as lines of a reply.
#include "server/commands/refusal_lines.h"

namespace tsunagu::commands {

void add_refusal(JsonLine& line, const Refusal& refusal) {
  const auto& text = refusal_text(refusal.code);
  line.text("code", refusal_id(refusal.code)).text("place", refusal.place);
  line.text("detail", refusal.detail);
  line.text("reason_ja", text.ja).text("reason_en", text.en);
  line.text("remedy_ja", text.remedy_ja).text("remedy_en", text.remedy_en);
}

}  // namespace tsunagu::commands
