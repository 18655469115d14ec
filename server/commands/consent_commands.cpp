/// consent show, consent check.
#include <algorithm>

#include "server/base/error.h"
#include "server/cases/access_decision.h"
#include "server/commands/consent_words.h"
#include "server/commands/context.h"
#include "server/vault/reading.h"

namespace tsunagu::commands {
namespace {

/// A case that a consent is asked about, and its contents.
struct AskedCase {
  vault::CaseRow row;
  vault::CaseContents contents;
};

AskedCase asked_case(Call& call, tlog::EventType event_type) {
  const auto number = call.required("case");
  auto& db = call.session.connection();
  auto row = vault::find_case_numbered(db, number);
  if (!row) {
    vault::Event event;
    event.type = event_type;
    event.outcome = "not-found";
    call.record(std::move(event));
    throw Error{messages::kNotFound, "case " + number};
  }
  vault::CaseKeys keys{call.context.keys, row->case_id, row->retention_year};
  keys.load(db);
  auto contents = call.context.reading.look_at(db, *row, keys);
  return {*std::move(row), std::move(contents)};
}

vault::Event event_of(const AskedCase& asked, tlog::EventType type) {
  vault::Event event;
  event.type = type;
  event.case_id = asked.row.case_id;
  event.case_number = asked.row.number;
  return event;
}

ConsentLabels labels_of(const Call& call) {
  const auto profile = call.context.profile.profile();
  return {[&call](std::string_view list, std::string_view code) {
            return call.context.catalogue.label(list, code);
          },
          [profile](std::string_view agency) {
            const auto at = profile->agencies.find(std::string{agency});
            return at == profile->agencies.end() ? std::string{agency} : at->second.name;
          }};
}

std::vector<std::string> labels(const Call& call, std::string_view list,
                                const std::vector<std::string>& codes) {
  std::vector<std::string> out;
  for (const auto& one : codes) {
    out.push_back(call.context.catalogue.label(list, one));
  }
  return out;
}

JsonLine consent_line(const Call& call, const AskedCase& asked, const cases::Consent& consent,
                      std::string_view today) {
  JsonLine line;
  line.text("kind", "consent").text("case", asked.row.number);
  line.text("document", consent.document_id.text()).text("result", consent.result);
  line.text("result_label", call.context.catalogue.label("consent", consent.result));
  line.flag("in_force", consent.is_in_force(today));
  line.text("from", consent.from).text("to", consent.to).text("withdrawn", consent.withdrawn);
  line.list("agencies", consent.agencies).list("excluded", consent.excluded_agencies);
  line.list("categories", consent.categories);
  line.list("category_labels", labels(call, "data-category", consent.categories));
  line.list("purposes", consent.purposes);
  line.list("purpose_labels", labels(call, "consent-purpose", consent.purposes));
  line.flag("tax", consent.tax).list("members", consent.members);
  line.text("text_ja", consent_sentence(consent, today, labels_of(call)));
  return line;
}

/// What a user of an agency is shown of a consent: the agency's own line of it.
std::vector<cases::Consent> own_part(std::vector<cases::Consent> forms, const std::string& agency) {
  const auto is_other = [&](const std::string& one) { return one != agency; };
  std::erase_if(forms, [&](const cases::Consent& one) {
    return std::ranges::all_of(one.agencies, is_other);
  });
  for (auto& one : forms) {
    one.agencies = {agency};
    std::erase_if(one.excluded_agencies, is_other);
  }
  return forms;
}

/// The classes that hold values of a category; only whether one is 2 makes a difference.
std::vector<cases::Share> shares_of(cases::Category category) {
  using cases::Category;
  switch (category) {
    case Category::basic:
      return {{1, category}, {2, category}};
    case Category::family:
      return {{1, category}};
    case Category::health:
    case Category::disability:
      return {{3, category}};
    case Category::economic:
    case Category::tax:
      return {{4, category}};
    case Category::work:
    case Category::education:
    case Category::consultation:
    case Category::support:
      break;
  }
  return {{5, category}};
}

/// The agency's users as readers, with what the caller stated.
cases::Reader reader_for(const Call& call, const std::string& agency) {
  if (!call.reader.agency.empty() && call.reader.agency != agency) {
    throw Error{messages::kAdminRefused, "only about " + call.reader.agency};
  }
  const auto purpose = call.optional("purpose").value_or("");
  if (!purpose.empty() && !call.context.catalogue.has_code("consent-purpose", purpose)) {
    throw Error{messages::kUsage, "the purpose is no code of the list consent-purpose"};
  }
  cases::Reader reader;
  reader.kind = cases::ReaderKind::person;
  reader.agency = agency;
  reader.basis = call.actor.basis;
  reader.purpose = purpose;
  return reader;
}

JsonLine answer_line(const Call& call, const AskedCase& asked, const std::string& agency,
                     const cases::Share& share) {
  const auto category = protocol::category_name(share.category);
  JsonLine line;
  line.text("kind", "access").text("case", asked.row.number).text("agency", agency);
  line.text("agency_label", labels_of(call).agency(agency)).text("category", category);
  line.text("category_label", call.context.catalogue.label("data-category", category));
  line.number("class", share.sensitivity);
  return line;
}

}  // namespace

admin::Outcome show_consents(Call& call) {
  const auto asked = asked_case(call, tlog::EventType::case_read);
  const auto today = japan_date(call.context.events.clock.now());
  const auto& consents = asked.contents.standing.consents;
  const bool is_agency = !call.reader.agency.empty();
  const auto forms = is_agency ? own_part(consents.forms, call.reader.agency) : consents.forms;
  const bool is_denied = is_agency && forms.empty();
  auto event = event_of(asked, tlog::EventType::case_read);
  event.count = static_cast<std::int64_t>(forms.size());
  event.outcome = is_denied ? "denied" : "done";
  call.record(std::move(event));
  if (is_denied) {
    throw Error{messages::kNoGround, call.reader.agency + ": case " + asked.row.number};
  }
  if (!is_agency) {
    const auto state = consents.on(today);
    JsonLine line;
    line.text("kind", "consent_state").text("case", asked.row.number).text("day", today);
    line.text("state", consent_state_word(state)).text("text_ja", consent_state_sentence(state));
    call.reply.line(line);
  }
  for (const auto& one : forms) {
    call.reply.line(consent_line(call, asked, one, today));
  }
  return admin::Outcome::ok;
}

admin::Outcome check_consent(Call& call) {
  const auto agency = call.required("agency");
  const auto category = protocol::find_category(call.required("category"));
  if (!category) {
    throw Error{messages::kUsage, "the category is no code of the list data-category"};
  }
  const auto reader = reader_for(call, agency);
  const auto asked = asked_case(call, tlog::EventType::access_checked);
  // Of no document in particular, so that nothing is the agency's own record.
  const cases::DocumentFacts nothing;
  const cases::Situation situation{nothing,
                                   {},
                                   false,
                                   asked.contents.standing.consents,
                                   asked.contents.is_protected,
                                   asked.contents.meetings,
                                   call.context.events.clock.now()};
  const std::vector<std::uint8_t> all{0, 1, 2, 3, 4, 5};
  const auto decision = cases::decide_access(reader, situation, shares_of(*category), all);
  auto event = event_of(asked, tlog::EventType::access_checked);
  event.grounds = agency + " " + decision.grounds_text();
  event.withheld = decision.refused_classes();
  event.outcome = decision.granted.empty() ? std::string{cases::reason_word(decision.main_reason())}
                                           : "granted";
  call.record(std::move(event));
  for (const auto& one : decision.granted) {
    auto line = answer_line(call, asked, agency, one.share);
    line.flag("granted", true).text("ground", cases::ground_word(one.ground));
    line.text("ground_label", cases::ground_label(one.ground));
    call.reply.line(line);
  }
  for (const auto& one : decision.withheld) {
    auto line = answer_line(call, asked, agency, one.share);
    line.flag("granted", false).text("reason", cases::reason_word(one.reason));
    line.text("reason_label", cases::reason_label(one.reason));
    call.reply.line(line);
  }
  return admin::Outcome::ok;
}

}  // namespace tsunagu::commands
