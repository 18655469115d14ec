// What of a document its person is given, and what is masked.
#define BOOST_TEST_DYN_LINK
#include "server/cases/disclosure.h"

#include <boost/test/unit_test.hpp>

using namespace tsunagu;
using namespace tsunagu::cases;
using catalogue::Category;
using catalogue::Field;
using catalogue::Role;

namespace {

Field field(const std::string& number, const std::string& path, std::uint8_t sensitivity,
            Role role = Role::none, Category category = Category::basic) {
  Field out;
  out.number = number;
  out.path = path;
  out.label = path;
  out.sensitivity = sensitivity;
  out.role = role;
  out.category = category;
  return out;
}

Field repeating(Field out) {
  out.repeating = {0};
  return out;
}

/// A document type with one field of each kind.
catalogue::DocumentType letter() {
  protocol::WireType type;
  type.name = "letter";
  type.element = "Letter";
  type.fields = {
      field("1.1", "Head/Agency", 0, Role::author_agency),
      field("1.2", "Head/Writer", 1),
      field("2", "Number", 1, Role::document_number),
      field("3.1", "Person/Name", 1, Role::person_name),
      field("3.2", "Person/Address", 2),
      repeating(field("4.1", "Member/Name", 1, Role::none, Category::family)),
      repeating(field("4.2", "Member/Phone", 2)),
      repeating(field("5.1", "Note/Text", 5)),
      repeating(field("5.2", "Note/Source", 0, Role::information_source)),
      repeating(field("5.3", "Note/Disclosure", 0, Role::disclosure)),
      field("6", "Illness", 3),
      field("7", "Comment", 5),
      field("8", "Helper", 0),
      field("9", "Closed", 0, Role::meeting_disclosure),
  };
  return catalogue::DocumentType{std::move(type)};
}

struct Letter {
  catalogue::DocumentType type = letter();
  DisclosureRules rules;
  std::vector<DisclosureValue> values;

  Letter& add(std::string_view path, std::string_view value,
              std::vector<std::uint16_t> position = {}) {
    values.push_back({&type.fields()[*type.field_at(path)], std::move(position), value});
    return *this;
  }
  /// Why the first value at `path` is masked.
  std::string mask(std::string_view path) const {
    const auto masks = masks_of(type, values, rules);
    for (std::size_t i = 0; i < values.size(); ++i) {
      if (values[i].field->path == path) {
        return std::string{mask_word(masks[i])};
      }
    }
    return "not there";
  }
  /// Why the text of a note with these tags is masked; an empty tag is not there.
  std::string note(std::string_view source, std::string_view disclosure = "") {
    values.clear();
    add("Note/Text", "話", {1});
    if (!source.empty()) {
      add("Note/Source", source, {1});
    }
    if (!disclosure.empty()) {
      add("Note/Disclosure", disclosure, {1});
    }
    return mask("Note/Text");
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(disclosure_tests, Letter)

BOOST_AUTO_TEST_CASE(masks_a_text_by_who_said_it) {
  BOOST_TEST(note("person") == "none");
  BOOST_TEST(note("family") == "family-told");
  BOOST_TEST(note("third-party") == "third-party");
  BOOST_TEST(note("agency") == "other-agency");
  BOOST_TEST(note("staff") == "staff-view");
  BOOST_TEST(note("other") == "unknown-source");
  BOOST_TEST(note("unknown") == "unknown-source");
  BOOST_TEST(note("") == "unknown-source");
}

BOOST_AUTO_TEST_CASE(goes_by_what_the_writer_said_of_disclosure_before_the_source) {
  BOOST_TEST(note("third-party", "open") == "none");
  BOOST_TEST(note("person", "withhold") == "marked");
  BOOST_TEST(note("", "open") == "none");
}

BOOST_AUTO_TEST_CASE(takes_the_tag_of_the_same_occurrence) {
  add("Note/Text", "本人の話", {1}).add("Note/Source", "person", {1});
  add("Note/Text", "隣の人の話", {2}).add("Note/Source", "third-party", {2});
  const auto masks = masks_of(type, values, rules);

  BOOST_TEST(std::string{mask_word(masks[0])} == "none");
  BOOST_TEST(std::string{mask_word(masks[2])} == "third-party");
}

BOOST_AUTO_TEST_CASE(shows_the_persons_own_data) {
  add("Number", "A-1")
      .add("Person/Name", "山田")
      .add("Person/Address", "架空市")
      .add("Illness", "腰痛");

  for (const auto* path : {"Number", "Person/Name", "Person/Address", "Illness"}) {
    BOOST_TEST(mask(path) == "none", path);
  }
}

BOOST_AUTO_TEST_CASE(masks_names_households_and_addresses_of_others) {
  add("Head/Writer", "神谷").add("Member/Name", "花", {1}).add("Member/Phone", "0596", {1});

  BOOST_TEST(mask("Head/Writer") == "identity");
  BOOST_TEST(mask("Member/Name") == "household");
  BOOST_TEST(mask("Member/Phone") == "other-address");
}

BOOST_AUTO_TEST_CASE(masks_agencies_that_the_person_did_not_name) {
  rules.agencies = {"SK01", "HK01"};
  rules.known_agencies = {"TK01"};
  add("Head/Agency", "SK01").add("Helper", "HK01");

  BOOST_TEST(mask("Head/Agency") == "agency");
  BOOST_TEST(mask("Helper") == "agency");
  rules.known_agencies = {"SK01", "HK01"};
  BOOST_TEST(mask("Head/Agency") == "none");
  BOOST_TEST(mask("Helper") == "none");
}

BOOST_AUTO_TEST_CASE(shows_codes_and_days) {
  rules.agencies = {"SK01"};
  add("Helper", "2025-06-01");

  BOOST_TEST(mask("Helper") == "none");
}

BOOST_AUTO_TEST_CASE(masks_text_without_a_source_until_somebody_has_looked) {
  add("Comment", "評");

  BOOST_TEST(mask("Comment") == "untagged");
  rules.shows_untagged = true;
  BOOST_TEST(mask("Comment") == "none");
}

BOOST_AUTO_TEST_CASE(shows_text_of_others_never_because_somebody_has_looked) {
  rules.shows_untagged = true;

  BOOST_TEST(note("third-party") == "third-party");
  BOOST_TEST(note("") == "unknown-source");
}

BOOST_AUTO_TEST_CASE(masks_all_but_codes_and_number_of_a_closed_meeting) {
  rules.shows_untagged = true;
  add("Number", "A-1").add("Person/Name", "山田").add("Comment", "議").add("Closed", "closed");

  BOOST_TEST(mask("Number") == "none");
  BOOST_TEST(mask("Closed") == "none");
  BOOST_TEST(mask("Person/Name") == "closed-meeting");
  BOOST_TEST(mask("Comment") == "closed-meeting");
}

BOOST_AUTO_TEST_CASE(names_every_mask) {
  for (auto i = 1; i <= static_cast<int>(kLastMask); ++i) {
    BOOST_TEST(!mask_word(static_cast<Mask>(i)).empty());
    BOOST_TEST(!mask_label(static_cast<Mask>(i)).empty());
  }
}

BOOST_AUTO_TEST_SUITE_END()
