/// The text of a profile: what is taken from it, and how a mistake is named.
#define BOOST_TEST_DYN_LINK
#include "server/profiles/profile_file.h"

#include <boost/test/unit_test.hpp>

#include "server/base/files.h"
#include "server/profiles/profile_tables.h"
#include "tests/unit/base/temp_folder.h"
#include "tests/unit/profiles/refused_profile.h"

using namespace tsunagu;
using namespace tsunagu::profiles;
using tsunagu::testing::check_profile_refused;
using tsunagu::testing::TempFolder;

namespace {

const std::string kWhole =
    "# 見本\n"
    "profile.name = model\n"
    "profile.label = 見本市\n"
    "profile.version = 2025.1\n"
    "plan.from = 2025-04-01\n"
    "plan.to = 2026-03-31\n"
    "plan.review_body = 推進会議\n"
    "agency.shakyo.name = 社会福祉協議会\n"
    "agency.outreach.name = アウトリーチ\n"
    "agency.outreach.parent = shakyo\n"
    "agency.outreach.projects = P2, P4\n"
    "agency.outreach.count = 3\n"
    "agency.outreach.channels = 窓口, 訪問\n"
    "conference.council.name = 重層的支援会議\n"
    "conference.council.kind = MJ\n"
    "conference.council.host = shakyo\n"
    "conference.council.members = outreach, 民生委員\n"
    "switch.council = no\n"
    "switch.fifth_purpose = yes\n"
    "limit.report_day = 16\n"
    "form.referral-sheet.hidden = Person/Kana, Consent\n"
    "form.referral-sheet.required = Urgency\n"
    "codes.concern.x-1 = 独自の困りごと\n"
    "target.plans.label = プラン\n"
    "target.plans.indicator = N07\n"
    "target.plans.unit = 件\n"
    "target.plans.filter = agency=outreach, plan-kind=OR, count=new\n"
    "target.plans.2025 = 10.5\n"
    "counting.version = 2\n"
    "retention.case.years = 7\n"
    "retention.case.event = last-document\n";

}  // namespace

BOOST_AUTO_TEST_SUITE(profile_file_tests)

BOOST_AUTO_TEST_CASE(an_empty_text_gives_the_defaults) {
  const Profile profile = parse_profile("");

  BOOST_TEST((profile == Profile{}));
  BOOST_TEST(profile.switches.council);
  BOOST_TEST(profile.switches.referral_consent_required);
  BOOST_TEST(!profile.switches.fifth_purpose);
  BOOST_TEST(profile.limits.referral_answer_days == 14);
  BOOST_TEST(profile.limits.small_number == 5);
  BOOST_TEST(profile.limits.report_day == 0);
}

BOOST_AUTO_TEST_CASE(takes_agencies_and_conferences) {
  const Profile profile = parse_profile(kWhole);

  const Agency& outreach = profile.agencies.at("outreach");
  BOOST_TEST(profile.label == "見本市");
  BOOST_TEST(profile.plan.from == "2025-04-01");
  BOOST_TEST(outreach.code == "outreach");
  BOOST_TEST(outreach.parent == "shakyo");
  BOOST_TEST((outreach.projects == std::vector<std::string>{"P2", "P4"}));
  BOOST_TEST(outreach.count.value() == 3);
  BOOST_TEST(outreach.channels.at(1) == "訪問");
  BOOST_TEST(!profile.agencies.at("shakyo").count.has_value());
  BOOST_TEST(profile.conferences.at("council").kind == "MJ");
  BOOST_TEST(profile.conferences.at("council").members.at(1) == "民生委員");
}

BOOST_AUTO_TEST_CASE(takes_rules_forms_codes_and_targets) {
  const Profile profile = parse_profile(kWhole);

  const Target& target = profile.targets.at("plans");
  BOOST_TEST(!profile.switches.council);
  BOOST_TEST(profile.switches.fifth_purpose);
  BOOST_TEST(profile.limits.report_day == 16);
  BOOST_TEST(profile.forms.at("referral-sheet").hidden.at(1) == "Consent");
  BOOST_TEST(profile.code_additions.at("concern").at("x-1") == "独自の困りごと");
  BOOST_TEST(target.filter.at(1).first == "plan-kind");
  BOOST_TEST(target.filter.at(1).second == "OR");
  BOOST_TEST(target.years.at(2025).text == "10.5");
  BOOST_TEST(target.years.at(2025).value == 10.5);
  BOOST_TEST(profile.counting.version == "2");
  BOOST_TEST(profile.retention.at("case").years == 7);
  BOOST_TEST((profile.retention.at("case").event == RetentionEvent::last_document));
}

BOOST_AUTO_TEST_CASE(every_switch_and_limit_is_read_by_its_name) {
  for (const SwitchEntry& entry : switch_entries()) {
    const bool standard = Switches{}.*(entry.member);
    const std::string key = "switch." + std::string{entry.name};

    const Profile profile = parse_profile(key + (standard ? " = no" : " = yes"));

    BOOST_TEST((profile.switches.*(entry.member) == !standard), key);
  }
  for (const LimitEntry& entry : limit_entries()) {
    const std::string key = "limit." + std::string{entry.name};

    const Profile profile = parse_profile(key + " = " + std::to_string(entry.most));

    BOOST_TEST((profile.limits.*(entry.member) == entry.most), key);
    check_profile_refused(key + " = " + std::to_string(entry.most + 1), 1, key, "whole number");
    check_profile_refused(key + " = " + std::to_string(entry.least - 1), 1, key, "whole number");
  }
}

BOOST_AUTO_TEST_CASE(refuses_keys_that_do_not_exist) {
  for (const std::string key :
       {"profile.colour", "colour", "switch.council.x", "switch.colour", "limit.colour",
        "agency.shakyo", "agency.shakyo.colour", "conference.x.colour", "target.x.colour",
        "form.x.colour", "codes.concern", "retention.case.colour", "counting.colour", "plan.colour",
        "a.b.c.d"}) {
    check_profile_refused("\n" + key + " = 1", 2, key, "there is no such key");
  }
}

BOOST_AUTO_TEST_CASE(refuses_a_key_given_twice) {
  check_profile_refused("profile.label = a\n\nprofile.label = a", 3, "profile.label", "in line 1");
}

BOOST_AUTO_TEST_CASE(refuses_values_of_another_form) {
  const auto refused = [](const std::string& key, const std::string& value,
                          const std::string& words) {
    check_profile_refused("# one\n" + key + " = " + value, 2, key, words);
  };

  refused("switch.council", "maybe", "yes or no");
  refused("limit.report_day", "32", "0 to 31");
  refused("profile.name", "Ise City", "a-z");
  refused("profile.version", "", "1 to 32");
  refused("plan.from", "2025-02-29", "a day");
  refused("plan.to", "2025/04/01", "a day");
  refused("plan.cycle_months", "0", "1 to 120");
  refused("agency.x.count", "-1", "whole number");
  refused("agency.x.projects", "P1,,P2", "empty entry");
  refused("agency.x.projects", "P1, P1", "twice");
  refused("agency.x.field", "高齢", "a-z");
  refused("agency.x_y.name", "a", "code");
  refused("agency.a12345678901234567890.name", "a", "20");
  refused("counting.new", "as-i-like", "case-first");
  refused("counting.total", "as-i-like", "each-record");
  refused("counting.distinct", "as-i-like", "person-per-year");
  refused("target.x.indicator", "N23", "N01 to N22");
  refused("target.x.indicator", "N00", "N01 to N22");
  refused("target.x.2025", "1,000", "a number");
  refused("target.x.2025", "-1", "a number");
  refused("target.x.1999", "1", "between 2000 and 2100");
  refused("target.x.2101", "1", "between 2000 and 2100");
  refused("target.x.filter", "agency", "key=code");
  refused("target.x.filter", "kind=MJ, kind=SK", "kind twice");
  refused("form.x.hidden", "/Person", "path");
  refused("codes.concern.x", "", "1 to 200");
  refused("retention.case.years", "0", "1 to 100");
  refused("retention.case.event", "never", "closure");
}

BOOST_AUTO_TEST_CASE(refuses_too_many_of_a_kind) {
  std::string text;
  for (int i = 0; i < 501; ++i) {
    text += "agency.a" + std::to_string(i) + ".name = 機関\n";
  }

  check_profile_refused(text, 501, "agency.a500.name", "one too many");
}

BOOST_AUTO_TEST_CASE(refuses_a_text_over_the_limit) {
  const std::string text = "#" + std::string(kProfileBytes, 'x');

  BOOST_CHECK_THROW(read_profile(text, "p.conf"), Error);
}

BOOST_AUTO_TEST_CASE(never_repeats_a_value) {
  try {
    parse_profile("limit.report_day = geheim");
    BOOST_ERROR("nothing was refused");
  } catch (const Error& error) {
    BOOST_TEST(error.detail().find("geheim") == std::string::npos);
  }
}

BOOST_AUTO_TEST_CASE(the_default_text_gives_the_defaults_and_a_label) {
  const Profile profile = parse_profile(default_profile_text("見本市"));

  BOOST_TEST((profile.switches == Switches{}));
  BOOST_TEST((profile.limits == Limits{}));
  BOOST_TEST(profile.label == "見本市");
  BOOST_TEST(parse_profile(default_profile_text("")).label.empty());
}

BOOST_AUTO_TEST_CASE(an_instance_without_a_profile_has_the_defaults) {
  const TempFolder folder;
  const config::InstancePaths paths{folder.path()};

  const ProfileFile file = load_profile(paths);

  BOOST_TEST((file.profile == Profile{}));
  BOOST_TEST(file.text.empty());
}

BOOST_AUTO_TEST_CASE(loads_the_profile_of_an_instance_unless_others_may_write_to_it) {
  const TempFolder folder;
  const config::InstancePaths paths{folder.path()};
  make_folder(paths.etc(), 0700);
  write_file_durably(paths.profile(), as_bytes(kWhole), 0600);

  BOOST_TEST(load_profile(paths).profile.name == "model");

  std::filesystem::permissions(paths.profile(), std::filesystem::perms{0660});
  BOOST_CHECK_THROW(load_profile(paths), Error);
}

BOOST_AUTO_TEST_CASE(the_page_explains_every_switch_and_limit_with_its_default) {
  const Bytes page = read_file(std::string{TSUNAGU_SOURCE_DIR} + "/docs/profiles.md", 1'000'000);

  for (const SwitchEntry& entry : switch_entries()) {
    const std::string cell = "| `switch." + std::string{entry.name} + "`（" +
                             config::written(Switches{}.*(entry.member)) + "） |";
    BOOST_TEST(as_text(page).find(cell) != std::string_view::npos, cell);
  }
  for (const LimitEntry& entry : limit_entries()) {
    const std::string cells = "| `limit." + std::string{entry.name} + "` | " +
                              std::to_string(entry.least) + "～" + std::to_string(entry.most) +
                              "（" + std::to_string(Limits{}.*(entry.member)) + "） |";
    BOOST_TEST(as_text(page).find(cells) != std::string_view::npos, cells);
  }
}

BOOST_AUTO_TEST_SUITE_END()
