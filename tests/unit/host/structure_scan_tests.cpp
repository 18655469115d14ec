// The linear scan before libxml2: limits and what it notes.
#define BOOST_TEST_DYN_LINK
#include "adapters/host/structure_scan.h"

#include <string>

#include <boost/test/unit_test.hpp>

namespace {

using namespace tsunagu;
using namespace tsunagu::host;

RefusalCode code(const std::string& text) {
  const Result<Structure> scanned = scan_structure(text, 1);
  return scanned ? RefusalCode{} : scanned.refusal().code;
}

std::string repeated(std::size_t count, const std::string& text) {
  std::string out;
  out.reserve(count * text.size());
  for (std::size_t i = 0; i < count; ++i) {
    out += text;
  }
  return out;
}

BOOST_AUTO_TEST_SUITE(structure_scan_tests)

BOOST_AUTO_TEST_CASE(notes_the_elements_of_one_depth) {
  const std::string text = "<!-- x -->\n<a>\n <b x='>'/><c><b/></c>\n<b>]]</b><?p <b> ?></a>\n";

  const Result<Structure> found = scan_structure(text, 2);

  BOOST_REQUIRE(found);
  BOOST_REQUIRE_EQUAL(found->elements.size(), 3U);
  const Extent& first = found->elements[0];
  BOOST_TEST(text.substr(first.begin, first.end - first.begin) == "<b x='>'/>");
  BOOST_TEST(first.line == 3U);
  const Extent& last = found->elements[2];
  BOOST_TEST(text.substr(last.begin, last.end - last.begin) == "<b>]]</b>");
  BOOST_TEST(last.line == 4U);
}

BOOST_AUTO_TEST_CASE(refuses_declarations_in_any_case_and_place) {
  BOOST_TEST((code("<!DOCTYPE a><a/>") == RefusalCode::doctype));
  BOOST_TEST((code("<!doctype a><a/>") == RefusalCode::doctype));
  BOOST_TEST((code("<!-- --><?p ?>\n<!DocType a><a/>") == RefusalCode::doctype));
  BOOST_TEST((code("<a><!ENTITY x 'y'></a>") == RefusalCode::doctype));
  BOOST_TEST((code("<a><![CDATA[<!DOCTYPE a>]]></a>") == RefusalCode::doctype));
  BOOST_TEST((code("<a><!-- <!entity --></a>") == RefusalCode::doctype));
  BOOST_TEST((code("<a b='<!ATTLIST'/>") == RefusalCode::doctype));
}

BOOST_AUTO_TEST_CASE(refuses_a_stylesheet_instruction) {
  BOOST_TEST((code("<?xml-stylesheet href='x'?><a/>") == RefusalCode::active_content));
}

BOOST_AUTO_TEST_CASE(limits_depth) {
  BOOST_TEST((code(repeated(64, "<a>") + repeated(64, "</a>")) == RefusalCode{}));
  BOOST_TEST((code(repeated(65, "<a>") + repeated(65, "</a>")) == RefusalCode::nesting));
  BOOST_TEST((code(repeated(100'000, "<a>")) == RefusalCode::nesting));
}

BOOST_AUTO_TEST_CASE(limits_attributes_and_namespaces_of_an_element) {
  BOOST_TEST((code("<a" + repeated(64, " b='1'") + "/>") == RefusalCode{}));
  BOOST_TEST((code("<a" + repeated(65, " b='1'") + "/>") == RefusalCode::resource_limit));
  BOOST_TEST((code("<a" + repeated(16, " xmlns:b='1'") + "/>") == RefusalCode{}));
  BOOST_TEST((code("<a" + repeated(17, " xmlns:b='1'") + "/>") == RefusalCode::resource_limit));
}

BOOST_AUTO_TEST_CASE(limits_names_values_and_texts) {
  BOOST_TEST((code("<" + std::string(256, 'a') + "/>") == RefusalCode{}));
  BOOST_TEST((code("<" + std::string(257, 'a') + "/>") == RefusalCode::resource_limit));
  BOOST_TEST((code("<a " + std::string(257, 'b') + "='1'/>") == RefusalCode::resource_limit));
  BOOST_TEST((code("<a b='" + std::string(8192, 'c') + "'/>") == RefusalCode{}));
  BOOST_TEST((code("<a b='" + std::string(8193, 'c') + "'/>") == RefusalCode::too_large));
  const std::string half(512 * 1024, 'd');
  BOOST_TEST((code("<a>" + half + "<![CDATA[" + half.substr(12) + "]]></a>") == RefusalCode{}));
  BOOST_TEST((code("<a>" + half + "<![CDATA[" + half + "]]></a>") == RefusalCode::too_large));
  BOOST_TEST((code("<a><!--" + std::string(65537, 'e') + "--></a>") == RefusalCode::too_large));
}

BOOST_AUTO_TEST_CASE(limits_the_number_of_elements) {
  BOOST_TEST((code("<a>" + repeated(2'000'000, "<b/>") + "</a>") == RefusalCode::resource_limit));
}

BOOST_AUTO_TEST_CASE(refuses_what_is_cut_or_crooked) {
  for (const char* text :
       {"", "x", "<a>", "<a", "<a b", "<a b=", "<a b='", "<a b='1'", "<a></a", "</a>", "<a/></a>",
        "<a/><b/>", "<a><!-- ", "<a><![CDATA[", "<a><?p ", "< a/>", "<a b=1/>", "<>"}) {
    BOOST_TEST((code(text) == RefusalCode::not_well_formed), text);
  }
}

BOOST_AUTO_TEST_CASE(every_prefix_of_a_document_is_refused) {
  const std::string text = "<a b=\"c\"><!--d--><![CDATA[e]]><f g='h'/>i<?j k?></a>";

  for (std::size_t size = 0; size < text.size(); ++size) {
    BOOST_REQUIRE((code(text.substr(0, size)) == RefusalCode::not_well_formed));
  }
  BOOST_TEST((code(text) == RefusalCode{}));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
