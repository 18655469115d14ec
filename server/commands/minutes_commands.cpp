/// conference minutes.
#include <algorithm>

#include "server/base/error.h"
#include "server/commands/conference_record.h"
#include "server/commands/draft_lines.h"
#include "server/commands/minutes_values.h"
#include "server/vault/conference_records.h"
#include "server/vault/filed_facts.h"

namespace tsunagu::commands {
namespace {

constexpr std::string_view kType = "minutes";

/// What came of one item.
struct Drafted {
  std::string draft;       ///< number; empty: none was made
  std::string problem_ja;  ///< why not, or that it was there already
  std::string problem_en;
};

/// What the case's documents say of consent now: the newest 同意書, else what was stated last.
std::string consent_of(const cases::Consents& consents) {
  return consents.forms.empty() ? consents.stated : consents.forms.back().result;
}

/// A draft of minutes of the case that somebody has begun.
std::string begun_draft(drafts::Drafts& drafts, const std::string& case_number) {
  for (const auto& one : drafts.list()) {
    if (one.row.type == kType && one.case_number == case_number) {
      return one.row.number;
    }
  }
  return {};
}

Drafted draft_item(Call& call, const ConferenceRecord& record, const cases::ConferenceItem& item) {
  auto& db = call.session.connection();
  const auto& conference = record.conference;
  const auto row = vault::find_folder(db, call.context.keys, item.case_number);
  vault::FiledFactsReader reader{call.context.events, call.context.catalogue};
  const auto filed = row ? reader.find(db, row->number) : std::nullopt;
  if (!filed) {
    return {"", "その番号のケースがない", "no case of that number"};
  }
  if (vault::find_folder(db, call.context.keys, minutes_number(conference, item))) {
    return {"", "会議録が登録されている", "the minutes are recorded"};
  }
  const auto services = draft_services(call);
  drafts::Drafts drafts{services, call.session, writer_of(call)};
  if (auto begun = begun_draft(drafts, filed->row.number); !begun.empty()) {
    return {std::move(begun), "会議録の下書きがすでにある", "there is a draft of minutes already"};
  }
  const auto shown = drafts.begin({std::string{kType}, filed->row.number, std::nullopt});
  const MinutesSource source{record.values, conference, item,
                             consent_of(cases::consents_of(filed->facts))};
  const auto saved = drafts.save(shown.row.number, shown.version,
                                 minutes_values(*shown.type, shown.values, source));
  if (!saved) {
    drafts.discard(shown.row.number);
    const auto& text = refusal_text(saved.refusal().code);
    return {"", std::string{text.ja}, std::string{text.en}};
  }
  return {shown.row.number, "", ""};
}

void require_held(const ConferenceRecord& record) {
  constexpr int kHeld = 4;
  const auto stage = cases::conference_stage(record.conference.status);
  if (!stage || *stage < kHeld) {
    throw Error{messages::kUsage,
                record.row.number + ": it is " + record.conference.status + ", not held"};
  }
}

}  // namespace

admin::Outcome draft_minutes(Call& call) {
  const auto record = opened_conference(call, {0, 1, 5});
  require_held(record);
  bool is_whole = true;
  for (const auto& item : record.conference.items) {
    if (item.case_number.empty()) {
      continue;
    }
    const auto drafted = draft_item(call, record, item);
    is_whole = is_whole && drafted.problem_en.empty();
    JsonLine line;
    line.text("kind", "minutes_draft").text("item", item.number).text("case", item.case_number);
    line.text("draft", drafted.draft).text("problem_ja", drafted.problem_ja);
    line.text("problem_en", drafted.problem_en);
    call.reply.line(line);
  }
  return is_whole ? admin::Outcome::ok : admin::Outcome::partly_refused;
}

}  // namespace tsunagu::commands
