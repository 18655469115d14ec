/// Drafts as lines of a reply.
#include "server/commands/draft_lines.h"

#include "server/commands/refusal_lines.h"

namespace tsunagu::commands {
namespace {

std::string joined(const std::vector<std::uint8_t>& classes) {
  std::string out;
  for (const auto one : classes) {
    out += (out.empty() ? "" : ",") + std::to_string(one);
  }
  return out;
}

std::vector<std::string> head_lines(const drafts::ShownDraft& draft) {
  const auto& number = draft.row.number;
  const auto newest = std::to_string(draft.row.version);
  std::vector<std::string> lines{
      "# " + draft.type->label() + "（" + draft.type->name() + "）",
      "# 下書き / draft " + number + "  版 / version " + std::to_string(draft.version) +
          (draft.case_number.empty() ? "" : "  ケース / case " + draft.case_number)};
  if (draft.is_side) {
    lines.push_back("# この版は、ほかの人の保存と重なったため脇に残したものです。今の版は " +
                    newest + " / kept beside the newest version " + newest);
  }
  if (const auto withheld = draft.decision.refused_classes(); !withheld.empty()) {
    lines.push_back("# 開示していない区分があります / not disclosed to you: " + joined(withheld));
  }
  lines.emplace_back("#");
  lines.emplace_back("# 「項目 = 値」で書きます。空の項目は書かなくてかまいません。");
  lines.emplace_back("# 長い文は、次の行から「| 」で始めて続けます（docs/forms.md）。");
  lines.emplace_back("# Write `field = value`; further lines of a value begin with `| `.");
  lines.push_back("# 保存 / save:   tsunagu document save " + number + " FILE --version " + newest);
  lines.push_back("# 提出 / submit: tsunagu document submit " + number + " FILE --version " +
                  newest);
  return lines;
}

}  // namespace

drafts::DraftServices draft_services(const Call& call) {
  auto& context = call.context;
  return {context.keys,
          context.events.clock,
          context.events,
          context.catalogue,
          context.profile,
          context.reading,
          context.config.municipality_code,
          context.filing.retention_years};
}

drafts::Writer writer_of(const Call& call) { return {call.actor, call.reader}; }

JsonLine draft_line(const Call& call, const vault::DraftRow& row, const std::string& case_number,
                    std::uint32_t version) {
  const auto* type = call.context.catalogue.find(row.type);
  JsonLine line;
  line.text("kind", "draft").text("draft", row.number).text("type", row.type);
  line.text("type_label", type != nullptr ? type->label() : row.type);
  line.text("case", case_number).number("version", version);
  line.text("revises", row.supersedes ? row.supersedes->text() : "");
  return line;
}

void show_form(Call& call, const drafts::ShownDraft& draft) {
  JsonLine head;
  head.text("kind", "form_head").text("draft", draft.row.number).text("type", draft.row.type);
  head.text("type_label", draft.type->label()).text("case", draft.case_number);
  head.number("version", draft.version).number("newest", draft.row.version);
  head.flag("side", draft.is_side);
  head.text("withheld", joined(draft.decision.refused_classes()));
  call.reply.line(head);
  const auto form = drafts::form_of(*call.context.profile.profile(), draft.type->name());
  const auto show = [&](const std::string& text) {
    JsonLine line;
    call.reply.line(line.text("kind", "text").text("text", text));
  };
  for (const auto& line : head_lines(draft)) {
    show(line);
  }
  const auto today = japan_date(call.context.events.clock.now());
  for (const auto& line :
       documents::form_lines(call.context.catalogue, *draft.type, draft.values, form, today)) {
    show(line);
  }
}

void show_refusals(Call& call, const std::string& draft, const std::vector<Refusal>& refusals) {
  for (const auto& refusal : refusals) {
    JsonLine line;
    line.text("kind", "refusal").text("draft", draft);
    add_refusal(line, refusal);
    call.reply.line(line);
  }
}

}  // namespace tsunagu::commands
