// Documents in any order: whatever is sent, what was accepted keeps the promises of the law.
#define BOOST_TEST_DYN_LINK
#include <algorithm>
#include <random>

#include <boost/test/unit_test.hpp>

#include "server/cases/case_rules.h"
#include "tests/unit/cases/made_facts.h"

using namespace tsunagu;
using namespace tsunagu::cases;

namespace {

constexpr std::string_view kToday = "2025-11-22";
constexpr int kCases = 400;
constexpr int kDocuments = 60;

class Sender {
 public:
  explicit Sender(unsigned seed) : random_{seed} {}

  template <std::size_t Size>
  std::string any_of(const std::array<const char*, Size>& codes) {
    return codes[random_() % Size];
  }

  DocumentFacts document() {
    static constexpr std::array kConsents{"given",     "partial", "renewed",   "refused",
                                          "not-asked", "none",    "withdrawn", "expired"};
    static constexpr std::array kStatus{"draft", "decided", "changed", "suspended", "closed"};
    static constexpr std::array kKinds{"TK", "OR", "SN"};
    static constexpr std::array kDecisions{"approved", "returned",  "deferred", "closed",
                                           "shared",   "suspended", "emergency"};
    static constexpr std::array kScreenings{"", "informed", "normal", "multi-agency", "abuse"};
    static constexpr std::array kConclusions{"continuation", "change", "closure", "suspension"};
    switch (random_() % 9) {
      case 0:
        return made("consultation-intake", {{Role::screening, any_of(kScreenings)}});
      case 1:
        return sheet(any_of(kConsents));
      case 2:
        return consent_form(any_of(kConsents), {{Role::consent_purpose, "plan"}});
      case 3:
        return made("intake-assessment");
      case 4:
      case 5:
        return plan(any_of(kStatus), any_of(kKinds), any_of(kConsents));
      case 6:
        return council(any_of(kDecisions), any_of(kConsents));
      case 7:
        return meeting(any_of(kDecisions), any_of(kConsents));
      default:
        return evaluation(any_of(kConclusions));
    }
  }

  /// An earlier document of the same type that this is a new version of, now and then.
  std::optional<Uuid> revises(const CaseFacts& facts, const DocumentFacts& document) {
    const auto newest = current(facts);
    const auto at = std::ranges::find_if(newest, [&](const RecordedFacts* one) {
      return one->document.type == document.type &&
             one->document.one(Role::kind) == document.one(Role::kind);
    });
    return at != newest.end() && random_() % 3 == 0 ? std::optional{(*at)->document_id}
                                                    : std::nullopt;
  }

 private:
  std::mt19937 random_;  // seeded: the same documents at every run
};

bool has_consent(const Standing& standing) {
  const auto state = standing.consents.on(kToday);
  return state == ConsentState::given || state == ConsentState::partial;
}

/// What must hold of a document that was accepted, `before` being the case without it.
void check_accepted(const DocumentFacts& document, const Standing& before, const CaseFacts& facts) {
  const auto status = document.one(Role::status);
  const bool is_plan = document.type == "support-plan";
  const bool says_yes = is_agreement(document.one(Role::consent));
  const bool has_forms = !before.consents.forms.empty();
  if (is_plan && status != "closed" && status != "suspended") {
    BOOST_TEST(says_yes, "a plan without consent");
    BOOST_TEST((!has_forms || has_consent(before)), "a plan against the form of consent");
  }
  if (document.type == "minutes" && document.one(Role::kind) == "MJ") {
    BOOST_TEST(says_yes, "a council item without consent");
    BOOST_TEST((!has_forms || has_consent(before)), "a council against the form of consent");
  }
  if (is_plan && status == "closed") {
    BOOST_TEST(is_evaluated(facts, document.one(Role::kind)), "a closed plan without evaluation");
  }
}

/// What must hold of a case at any time.
void check_case(const CaseFacts& facts, const Standing& standing) {
  BOOST_TEST(standing.remarks.empty(), "an accepted step that the table does not have");
  const auto newest = current(facts);
  const auto& last = facts.back().document;
  if (last.type == "consent" && !is_agreement(last.one(Role::consent))) {
    const auto code = state_code(standing.state);
    BOOST_TEST((code != "C60" && code != "C62" && code != "C70" && code != "C71"),
               "a plan goes on after consent was taken back");
  }
  BOOST_TEST((decode(encode(facts)) == facts));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(random_case_tests)

BOOST_AUTO_TEST_CASE(keeps_its_promises_whatever_is_sent) {
  int accepted = 0;
  int refused = 0;
  for (unsigned seed = 0; seed < kCases; ++seed) {
    Sender sender{seed};
    CaseFacts facts;
    for (int index = 0; index < kDocuments; ++index) {
      const auto document = sender.document();
      const auto supersedes = sender.revises(facts, document);
      const auto before = standing_of(facts);
      if (broken_rule({document, supersedes.has_value(), facts, before, {}, kToday})) {
        ++refused;
        continue;
      }
      check_accepted(document, before, facts);
      facts.push_back({make_uuid(), supersedes, 1, index, false, document});
      check_case(facts, standing_of(facts));
      ++accepted;
    }
  }

  // Both happen often enough for the promises to mean something.
  BOOST_TEST(accepted > kCases * kDocuments / 10);
  BOOST_TEST(refused > kCases * kDocuments / 10);
}

BOOST_AUTO_TEST_SUITE_END()
