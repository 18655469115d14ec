// Who may be the same person.
#define BOOST_TEST_DYN_LINK
#include "server/cases/likeness.h"

#include <boost/test/unit_test.hpp>

using namespace tsunagu;
using namespace tsunagu::cases;

namespace {

NameEntry person(const std::string& name, const std::string& kana = "",
                 const std::string& birth = "", int code = 0) {
  NameEntry made;
  made.name = name;
  made.kana = kana;
  made.birth_date = birth;
  if (code != 0) {
    made.resident.emplace();
    made.resident->fill(std::byte{static_cast<unsigned char>(code)});
  }
  return made;
}

/// "85: name_folded kana birth_date"
std::string words(const Likeness& likeness) {
  auto out = std::to_string(likeness.score) + ":";
  for (const auto reason : likeness.reasons) {
    out += " " + std::string{reason_word(reason)};
  }
  return out;
}

std::string alike(const NameEntry& left, const NameEntry& right) {
  const auto one_way = words(likeness({left}, {right}));
  BOOST_TEST(one_way == words(likeness({right}, {left})));
  return one_way;
}

std::string dates(const char* left, const char* right) {
  const auto reason = birth_dates(left, right);
  return reason ? std::string{reason_word(*reason)} : "nothing";
}

}  // namespace

BOOST_AUTO_TEST_SUITE(likeness_tests)

BOOST_AUTO_TEST_CASE(finds_one_person_under_two_spellings) {
  const auto left = person("髙橋　一郎", "ﾀｶﾊｼ ｲﾁﾛｳ", "1975-01-01");
  const auto right = person("高橋 一郎", "たかはしいちろう", "1975-01-01");

  BOOST_TEST(alike(left, right) == "85: name_folded kana birth_date");
}

BOOST_AUTO_TEST_CASE(is_certain_only_by_the_resident_code) {
  const auto same = likeness({person("山田", "", "", 7)}, {person("佐藤", "", "", 7)});
  const auto alike_in_all = likeness({person("山田　花子", "ヤマダ　ハナコ", "1975-01-01")},
                                     {person("山田　花子", "ヤマダ　ハナコ", "1975-01-01")});

  BOOST_TEST(same.is_certain());
  BOOST_TEST(same.score == 100);
  BOOST_TEST(!alike_in_all.is_certain());
  BOOST_TEST(alike_in_all.score == 90);
}

BOOST_AUTO_TEST_CASE(is_contradicted_by_another_code_or_another_birth_date) {
  const auto codes = likeness({person("山田", "", "", 7)}, {person("山田", "", "", 8)});
  const auto births =
      likeness({person("山田", "", "1975-01-01", 7)}, {person("山田", "", "1980-02-03", 7)});

  BOOST_TEST(words(codes) == "0: resident_code_differs name");
  BOOST_TEST(codes.is_contradicted());
  BOOST_TEST(births.is_certain());
  BOOST_TEST(births.is_contradicted());
}

BOOST_AUTO_TEST_CASE(takes_the_best_of_all_spellings_of_a_person) {
  const PersonEntries left{person("山田　花子", "", "1975-00-00"), person("山本　花子")};
  const PersonEntries right{person("山本 花子", "", "1975-04-01")};

  BOOST_TEST(words(likeness(left, right)) == "50: name birth_date_partly");
}

BOOST_AUTO_TEST_CASE(finds_nothing_in_nothing) {
  BOOST_TEST(alike(person(""), person("")) == "0:");
  BOOST_TEST(words(likeness({}, {person("山田")})) == "0:");
}

BOOST_AUTO_TEST_CASE(compares_days_as_far_as_both_say_them) {
  BOOST_TEST(dates("1950-04-12", "1950-04-12") == "birth_date");
  BOOST_TEST(dates("1950-00-00", "1950-04-12") == "birth_date_partly");
  BOOST_TEST(dates("1950-04-00", "1950-04-12") == "birth_date_partly");
  BOOST_TEST(dates("1950-04-12", "1950-04-21") == "birth_date_near");
  BOOST_TEST(dates("1950-04-12", "1905-04-12") == "birth_date_near");
  BOOST_TEST(dates("1950-00-00", "1951-04-12") == "birth_date_differs");
  BOOST_TEST(dates("1950-04-12", "1951-05-12") == "birth_date_differs");
  BOOST_TEST(dates("", "1951-05-12") == "nothing");
  BOOST_TEST(dates("0000-00-00", "1951-05-12") == "nothing");
}

BOOST_AUTO_TEST_CASE(knows_one_address_in_the_usual_spellings) {
  const auto key = contact_key("架空県架空市朝熊町一丁目２番３号");

  BOOST_TEST(contact_key("架空県 架空市朝熊町1-2-3") == key);
  BOOST_TEST(contact_key("架空県架空市朝熊町１丁目2番地の3") == key);
  BOOST_TEST(contact_key("架空県架空市朝熊町1-2-4") != key);
  BOOST_TEST(contact_key("架空市") == "");
}

BOOST_AUTO_TEST_CASE(adds_what_comparing_contacts_came_to) {
  const auto found = likeness({person("山田")}, {person("山田")});

  BOOST_TEST(words(with_contact(found, LikenessReason::contact)) == "50: name contact");
  BOOST_TEST(words(with_contact(found, LikenessReason::contact_withheld)) ==
             "35: name contact_withheld");
  BOOST_TEST(words(with_contact(found, std::nullopt)) == "35: name");
}

BOOST_AUTO_TEST_SUITE_END()
