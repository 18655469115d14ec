// Hostile files through the whole way in: each is refused with its code, in little time.
#define BOOST_TEST_DYN_LINK
#include <string>

#include <boost/test/unit_test.hpp>

#include "adapters/host/tree_parser.h"
#include "tests/unit/host/toy.h"

namespace {

using namespace tsunagu;
using namespace tsunagu::host;
using tsunagu::host::test::read;
using tsunagu::host::test::toy;

/// `text` (UTF-8) as a file of the meeting system, with `before` in front of the root.
RefusalCode code(const std::string& before, const std::string& root) {
  return read(toy().meeting, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>" + before + root)
      .file_code();
}

const std::string kGood = "<m:Meeting xmlns:m=\"urn:example:meeting\"><m:Items>" + test::item("1") +
                          "</m:Items></m:Meeting>";

/// Nested parameter entities: under 1 KB, and libxml2 2.9.14 alone does not end within minutes.
std::string parameter_bomb() {
  std::string text = "<!DOCTYPE a [<!ENTITY % p0 \"x\">";
  for (int i = 1; i < 24; ++i) {
    const std::string last = std::to_string(i - 1);
    text += "<!ENTITY % p" + std::to_string(i) + " '&#37;p" + last + ";&#37;p" + last + ";'>";
  }
  return text + "%p23;]>";
}

std::string repeated(std::size_t count, const std::string& text) {
  std::string out;
  for (std::size_t i = 0; i < count; ++i) {
    out += text;
  }
  return out;
}

BOOST_AUTO_TEST_SUITE(attack_tests)

BOOST_AUTO_TEST_CASE(accepts_the_file_that_the_attacks_are_made_from) {
  BOOST_TEST((code("", kGood) == RefusalCode{}));
}

BOOST_AUTO_TEST_CASE(refuses_external_entities) {
  BOOST_TEST((code("<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>", kGood) ==
              RefusalCode::doctype));
  BOOST_TEST((code("<!DOCTYPE a [<!ENTITY x SYSTEM \"http://192.0.2.1/x\">]>", kGood) ==
              RefusalCode::doctype));
  BOOST_TEST((code("<!DOCTYPE a SYSTEM \"file:///tmp/a.dtd\">", kGood) == RefusalCode::doctype));
}

BOOST_AUTO_TEST_CASE(refuses_entity_bombs) {
  BOOST_TEST((code("<!DOCTYPE a [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;\">]>", kGood) ==
              RefusalCode::doctype));
  BOOST_TEST((code(parameter_bomb(), kGood) == RefusalCode::doctype));
  BOOST_TEST((code("<!DOCTYPE a [<!ENTITY a \"" + std::string(100'000, 'x') + "\">]>", kGood) ==
              RefusalCode::doctype));
}

BOOST_AUTO_TEST_CASE(the_parser_refuses_the_bomb_without_the_scan) {
  TreeParser parser;

  const Result<DocumentPtr> parsed = parser.parse(parameter_bomb() + "<a/>");

  BOOST_REQUIRE(!parsed);
  BOOST_TEST((parsed.refusal().code == RefusalCode::doctype));
}

BOOST_AUTO_TEST_CASE(refuses_hidden_document_types) {
  BOOST_TEST((code("<!-- c --><?p i?>\n<!DOCTYPE a>", kGood) == RefusalCode::doctype));
  BOOST_TEST((code("<!doctype a>", kGood) == RefusalCode::doctype));
  BOOST_TEST((code("<!-- <!DOCTYPE a> -->", kGood) == RefusalCode::doctype));
}

BOOST_AUTO_TEST_CASE(refuses_floods) {
  std::string attributes;
  std::string spaces;
  for (int i = 0; i < 100'000; ++i) {
    attributes += " a" + std::to_string(i) + "=''";
  }
  for (int i = 0; i < 10'000; ++i) {
    spaces += " xmlns:a" + std::to_string(i) + "='u'";
  }

  BOOST_TEST((code("", "<a" + attributes + "/>") == RefusalCode::resource_limit));
  BOOST_TEST((code("", "<a" + spaces + "/>") == RefusalCode::resource_limit));
  BOOST_TEST((code("", repeated(300, "<a>")) == RefusalCode::nesting));
  BOOST_TEST((code("", repeated(100'000, "<a>")) == RefusalCode::nesting));
  BOOST_TEST(
      (code("", "<a>" + repeated(2'500'000, "<b/>") + "</a>") == RefusalCode::resource_limit));
  BOOST_TEST((code("", "<a>" + std::string(9'000'000, 'x') + "</a>") == RefusalCode::too_large));
  BOOST_TEST((code("", "<a b='" + std::string(9'000'000, 'x') + "'/>") == RefusalCode::too_large));
  BOOST_TEST((code("", "<" + std::string(1'000'000, 'x') + "/>") == RefusalCode::resource_limit));
}

BOOST_AUTO_TEST_CASE(refuses_much_before_the_first_record) {
  const std::string padding = repeated(40, "<m:Title>" + std::string(2000, 'x') + "</m:Title>");

  BOOST_TEST(
      (code("", "<m:Meeting xmlns:m=\"urn:example:meeting\">" + padding + "<m:Items>" +
                    test::item("1") + "</m:Items></m:Meeting>") == RefusalCode::resource_limit));
}

BOOST_AUTO_TEST_CASE(treats_an_inclusion_as_an_unknown_element) {
  const std::string include =
      "<x:include xmlns:x=\"http://www.w3.org/2001/XInclude\" href=\"/etc/passwd\" "
      "parse=\"text\"/>";

  const test::Reading reading =
      read(toy().slips, test::slips_file(1, "<票 番号=\"1\"><氏名>" + include +
                                                "</氏名><困りごと>01</困りごと></票>"));

  BOOST_TEST((reading.code(0) == RefusalCode::schema));
}

BOOST_AUTO_TEST_CASE(refuses_active_content) {
  BOOST_TEST((code("<?xml-stylesheet type=\"text/xsl\" href=\"x.xsl\"?>", kGood) ==
              RefusalCode::active_content));
}

BOOST_AUTO_TEST_CASE(ignores_catalogues_and_schema_locations) {
  const std::string located =
      "<m:Meeting xmlns:m=\"urn:example:meeting\" "
      "xmlns:i=\"http://www.w3.org/2001/XMLSchema-instance\" "
      "i:schemaLocation=\"urn:example:meeting file:///etc/passwd\"><m:Items>" +
      test::item("1") + "</m:Items></m:Meeting>";

  BOOST_TEST(
      (code("<?oasis-xml-catalog catalog=\"file:///etc/passwd\"?>", kGood) == RefusalCode{}));
  BOOST_TEST((code("", located) == RefusalCode{}));
}

BOOST_AUTO_TEST_CASE(validates_with_its_own_schema_whatever_the_file_names) {
  const auto with = [](const std::string& attributes, const std::string& inside) {
    const std::string space = "xmlns:i=\"http://www.w3.org/2001/XMLSchema-instance\" ";
    return read(toy().slips, std::string{test::kSlipsHead} +
                                 test::cp932("<票データ 件数=\"1\" " + space + attributes + ">" +
                                             inside + "</票データ>"));
  };

  for (const char* place : {"file:///etc/passwd", "tsunagu:/partner.xsd", "http://192.0.2.1/x"}) {
    const std::string attributes = "i:noNamespaceSchemaLocation=\"" + std::string{place} + "\"";
    BOOST_TEST((with(attributes, test::slip("1")).code(0) == RefusalCode{}), place);
    BOOST_TEST((with(attributes, "<票 番号=\"1\"/>").code(0) == RefusalCode::schema), place);
  }
  BOOST_TEST((with("i:type=\"unknown\"", test::slip("1")).code(0) == RefusalCode::schema));
}

BOOST_AUTO_TEST_CASE(never_recovers_what_is_not_well_formed) {
  const auto with = [](const std::string& inside) {
    return code("", "<m:Meeting xmlns:m=\"urn:example:meeting\"><m:Items>" + inside +
                        "</m:Items></m:Meeting>");
  };

  BOOST_TEST((with("<m:Item a='1' a='2'/>") == RefusalCode::not_well_formed));
  BOOST_TEST((with("<x:Item/>") == RefusalCode::name_space));
  BOOST_TEST((with("<m:Item></m:Other>") == RefusalCode::not_well_formed));
  BOOST_TEST((with("<m:Item>&unknown;</m:Item>") == RefusalCode::not_well_formed));
  BOOST_TEST((with("<m:Item>&#0;</m:Item>") == RefusalCode::not_well_formed));
  BOOST_TEST((with("<m:Item>a ]]> b</m:Item>") == RefusalCode::not_well_formed));
  BOOST_TEST((code("", kGood + "<b/>") == RefusalCode::not_well_formed));
  BOOST_TEST((code("", kGood + "trailing") == RefusalCode::not_well_formed));
  BOOST_TEST((code("", kGood + std::string{"</m:Meeting>"}) == RefusalCode::not_well_formed));
}

BOOST_AUTO_TEST_CASE(refuses_every_file_that_was_cut) {
  const std::string whole = test::meeting_file(test::item("1") + test::item("2"));

  // The last cut takes only the newline behind the root, which says nothing.
  for (std::size_t size = 0; size + 1 < whole.size(); ++size) {
    BOOST_REQUIRE(!read(toy().meeting, whole.substr(0, size)).refusals.empty());
  }
}

BOOST_AUTO_TEST_CASE(refuses_a_million_names) {
  std::string names;
  for (int i = 0; i < 1'000'000; ++i) {
    names += "<n" + std::to_string(i) + "/>";
  }

  BOOST_TEST((code("", "<a>" + names + "</a>") == RefusalCode::resource_limit));
}

BOOST_AUTO_TEST_CASE(refuses_control_characters_that_come_by_reference) {
  BOOST_TEST((read(toy().meeting, test::meeting_file(test::item("1", "a&#x85;b"))).code(0) ==
              RefusalCode::illegal_byte));
  BOOST_TEST((read(toy().meeting, test::meeting_file(test::item("1", "&#xE001;"))).code(0) ==
              RefusalCode::external_character));
}

BOOST_AUTO_TEST_CASE(stops_a_stylesheet_that_does_not_end) {
  const test::Reading reading =
      read(toy().slips, test::slips_file(2, test::slip("1", "循環") + test::slip("2")));

  BOOST_TEST((reading.code(0) == RefusalCode::translation));
  BOOST_TEST((reading.code(1) == RefusalCode{}));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
