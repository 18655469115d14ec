/// disclosure copy.
#include <algorithm>
#include <set>

#include "server/base/error.h"
#include "server/commands/context.h"
#include "server/commands/disclosure_text.h"
#include "server/vault/reading.h"

namespace tsunagu::commands {
namespace {

const std::vector<std::uint8_t> kAllClasses{0, 1, 2, 3, 4, 5};

vault::CaseRow case_of(Call& call) {
  const auto number = call.required("case");
  auto row = vault::find_case_numbered(call.session.connection(), number);
  if (!row) {
    vault::Event event;
    event.type = tlog::EventType::disclosure_made;
    event.outcome = "not-found";
    call.record(std::move(event));
    throw Error{messages::kNotFound, "case " + number};
  }
  return *std::move(row);
}

cases::DisclosureRules rules_of(const Call& call, const vault::CaseContents& contents) {
  cases::DisclosureRules rules;
  for (const auto& [code, agency] : call.context.profile.profile()->agencies) {
    rules.agencies.insert(code);
  }
  for (const auto& form : contents.standing.consents.forms) {
    rules.known_agencies.insert(form.agencies.begin(), form.agencies.end());
  }
  rules.shows_untagged = call.request.arguments.flag("untagged").value_or(false);
  return rules;
}

/// The documents of the case that no newer version took the place of.
std::vector<vault::DocumentRow> current_documents(const vault::CaseContents& contents) {
  std::vector<vault::DocumentRow> out;
  for (const auto& row : contents.documents) {
    const auto supersedes = [&](const vault::DocumentRow& other) {
      return other.supersedes == row.document_id;
    };
    if (std::ranges::none_of(contents.documents, supersedes)) {
      out.push_back(row);
    }
  }
  return out;
}

/// The copy while it is made: nothing of it is released before all of it is recorded.
struct Copy {
  std::vector<std::string> lines;
  MaskCounts masks;
  std::set<std::uint8_t> classes;
};

void add_document(Call& call, const vault::DocumentRow& row, const cases::DisclosureRules& rules,
                  Copy& copy) {
  vault::ReadRequest request;
  request.actor = call.actor;
  request.reader = call.reader;
  request.document_id = row.document_id;
  request.classes = kAllClasses;
  const auto opened = call.context.reading.open(call.session, request);
  const auto* type = call.context.catalogue.find(row.type);
  TSUNAGU_ENSURE(opened && type != nullptr, "a document of the case is there");
  const auto classes = opened->decision.classes();
  copy.classes.insert(classes.begin(), classes.end());
  copy.lines.emplace_back();
  copy.lines.push_back("■ " + type->label() + "（第" + std::to_string(row.revision) + "版、" +
                       japan_date(row.recorded_at) + " 記録）");
  const auto lines = disclosed_lines(call.context.catalogue, *type, *opened, rules, copy.masks);
  copy.lines.insert(copy.lines.end(), lines.begin(), lines.end());
}

std::int64_t masked(const Copy& copy) {
  std::int64_t sum = 0;
  for (const auto& [mask, count] : copy.masks) {
    sum += count;
  }
  return sum;
}

void add_end(Copy& copy) {
  copy.lines.emplace_back();
  copy.lines.emplace_back("■ 非開示とした部分と理由");
  for (const auto& [mask, count] : copy.masks) {
    copy.lines.push_back("  " + std::string{cases::mask_label(mask)} + "：" +
                         std::to_string(count) + " か所");
  }
  copy.lines.push_back("  合計：" + std::to_string(masked(copy)) + " か所");
}

}  // namespace

admin::Outcome copy_for_person(Call& call) {
  const auto row = case_of(call);
  auto& db = call.session.connection();
  vault::CaseKeys keys{call.context.keys, row.case_id, row.retention_year};
  keys.load(db);
  const auto contents = call.context.reading.look_at(db, row, keys);
  const auto rules = rules_of(call, contents);
  Copy copy;
  copy.lines.emplace_back("本人に開示する記録の写し");
  copy.lines.push_back("案件番号：" + row.number);
  copy.lines.push_back("作成日：" + japan_date(call.context.events.clock.now()));
  for (const auto& document : current_documents(contents)) {
    add_document(call, document, rules, copy);
  }
  add_end(copy);

  vault::Event event;
  event.type = tlog::EventType::disclosure_made;
  event.case_id = row.case_id;
  event.case_number = row.number;
  event.classes.assign(copy.classes.begin(), copy.classes.end());
  event.count = masked(copy);
  event.subject = rules.shows_untagged ? "untagged" : "";
  call.record(std::move(event));
  for (const auto& line : copy.lines) {
    call.reply.line(JsonLine{}.text("kind", "text").text("text", line));
  }
  JsonLine end;
  end.text("kind", "disclosure").text("case", row.number).number("masked", masked(copy));
  std::vector<JsonLine> reasons;
  for (const auto& [mask, count] : copy.masks) {
    JsonLine line;
    line.text("kind", "masked").text("reason", cases::mask_word(mask));
    line.text("reason_label", cases::mask_label(mask)).number("count", count);
    reasons.push_back(line);
  }
  call.reply.line(end);
  for (const auto& line : reasons) {
    call.reply.line(line);
  }
  return admin::Outcome::ok;
}

}  // namespace tsunagu::commands
