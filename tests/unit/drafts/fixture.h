/// Drafts over a real database, with the small document type of the vault's tests.
#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "server/drafts/drafts.h"
#include "server/drafts/submission.h"
#include "server/store/statement.h"
#include "tests/unit/intake/filing_fixture.h"

namespace tsunagu::drafts::test {

using documents::Value;
using intake::test::Sheet;

// Indexes of the fields of the sheet.
inline constexpr std::uint16_t kNo = 0;
inline constexpr std::uint16_t kConsent = 3;
inline constexpr std::uint16_t kName = 4;
inline constexpr std::uint16_t kAddress = 6;
inline constexpr std::uint16_t kProtection = 7;
inline constexpr std::uint16_t kIllness = 8;

struct DraftBook : intake::test::Files {
  vault::Reading reading{{*keys, events, vault::test::sheets()}};
  DraftServices services{*keys,          clock,   events,   vault::test::sheets(),
                         writer.profile, reading, "242039", 5};
  std::optional<Refusal> fault;  ///< what the check against the schema says

  DraftBook() {
    auto& db = superuser.connection();
    db.run("DELETE FROM draft");
    db.run("DELETE FROM draft_version");
    db.run("DELETE FROM draft_key");
    db.run("DELETE FROM draft_counter");
  }

  static Writer somebody(const std::string& name, bool holds_right = true) {
    Writer made;
    made.actor = {"user:" + name, "cli", "", ""};
    made.reader.kind = cases::ReaderKind::person;
    made.reader.name = name;
    made.reader.holds_protection_right = holds_right;
    return made;
  }
  Drafts drafts(const Writer& who = somebody("sato")) { return {services, writer.session, who}; }

  ShownDraft begin(const NewDraft& what = {"referral-sheet", "", {}}) {
    return drafts().begin(what);
  }
  void save(const std::string& number, std::uint32_t base, std::vector<Value> values) {
    BOOST_REQUIRE(static_cast<bool>(drafts().save(number, base, std::move(values))));
  }
  Submission submit_draft(const std::string& number) {
    return submit(
        services, writer.session, somebody("sato"), writer.filing,
        [this](const documents::Document&) { return fault; }, number);
  }
  static std::string value(const std::vector<Value>& values, std::uint16_t field) {
    for (const auto& one : values) {
      if (one.field == field) {
        return one.value;
      }
    }
    return "";
  }
  static std::vector<Value> with(std::vector<Value> values, std::uint16_t field,
                                 const std::string& text) {
    std::erase_if(values, [field](const Value& one) { return one.field == field; });
    values.push_back({field, {}, text});
    std::sort(values.begin(), values.end(), [](const Value& a, const Value& b) {
      return std::tie(a.field, a.position) < std::tie(b.field, b.position);
    });
    return values;
  }
  std::string case_number(const vault::InboundRecord& record) {
    return vault::find_case(session.connection(), *record.case_id)->number;
  }
  std::int64_t drafts_kept() { return count("SELECT COUNT(*) FROM draft"); }
};

}  // namespace tsunagu::drafts::test
