// Rules of XML Schema as libxml2 numbers them.
#include "adapters/host/xsd_rule.h"

#include <array>
#include <string_view>
#include <utility>

namespace tsunagu::host {
namespace {

constexpr std::array<std::pair<int, std::string_view>, 21> kRules = {{
    {XML_SCHEMAV_CVC_DATATYPE_VALID_1_2_1, "not a value of the type"},
    {XML_SCHEMAV_CVC_DATATYPE_VALID_1_2_2, "not a list of the type"},
    {XML_SCHEMAV_CVC_DATATYPE_VALID_1_2_3, "not a value of the union"},
    {XML_SCHEMAV_CVC_FACET_VALID, "facet"},
    {XML_SCHEMAV_CVC_LENGTH_VALID, "length"},
    {XML_SCHEMAV_CVC_MINLENGTH_VALID, "minLength"},
    {XML_SCHEMAV_CVC_MAXLENGTH_VALID, "maxLength"},
    {XML_SCHEMAV_CVC_MININCLUSIVE_VALID, "minInclusive"},
    {XML_SCHEMAV_CVC_MAXINCLUSIVE_VALID, "maxInclusive"},
    {XML_SCHEMAV_CVC_TOTALDIGITS_VALID, "totalDigits"},
    {XML_SCHEMAV_CVC_PATTERN_VALID, "pattern"},
    {XML_SCHEMAV_CVC_ENUMERATION_VALID, "enumeration"},
    {XML_SCHEMAV_CVC_COMPLEX_TYPE_2_1, "must be empty"},
    {XML_SCHEMAV_CVC_COMPLEX_TYPE_2_2, "must not have elements"},
    {XML_SCHEMAV_CVC_COMPLEX_TYPE_2_3, "text between elements"},
    {XML_SCHEMAV_ELEMENT_CONTENT, "unexpected or missing element"},
    {XML_SCHEMAV_CVC_COMPLEX_TYPE_3_2_1, "unknown attribute"},
    {XML_SCHEMAV_CVC_COMPLEX_TYPE_3_2_2, "unknown attribute"},
    {XML_SCHEMAV_CVC_COMPLEX_TYPE_4, "missing attribute"},
    {XML_SCHEMAV_CVC_ELT_1, "unknown element"},
    {XML_SCHEMAV_CVC_IDC, "key or uniqueness"},
}};

/// The decimal number in quotes that stands at place `index` (0 or 1) of the quoted parts of a
/// length message; libxml2 repeats no value in those.
std::string quoted_number(std::string_view text, std::size_t index) {
  for (std::size_t open = text.find('\''); open != std::string_view::npos;) {
    const std::size_t close = text.find('\'', open + 1);
    if (close == std::string_view::npos) {
      break;
    }
    const std::string_view part = text.substr(open + 1, close - open - 1);
    const bool number = !part.empty() && part.size() <= 9 &&
                        part.find_first_not_of("0123456789") == std::string_view::npos;
    if (number && index-- == 0) {
      return std::string{part};
    }
    open = text.find('\'', close + 1);
  }
  return {};
}

}  // namespace

bool is_too_long(const xmlError& error) { return error.code == XML_SCHEMAV_CVC_MAXLENGTH_VALID; }

std::string xsd_rule(const xmlError& error) {
  const bool length = is_too_long(error) || error.code == XML_SCHEMAV_CVC_MINLENGTH_VALID ||
                      error.code == XML_SCHEMAV_CVC_LENGTH_VALID;
  if (length && error.message != nullptr) {
    const std::string found = quoted_number(error.message, 0);
    const std::string allowed = quoted_number(error.message, 1);
    if (!found.empty() && !allowed.empty()) {
      const char* meaning = is_too_long(error) ? " allowed" : " needed";
      return found + " characters, " + allowed + meaning;
    }
  }
  for (const auto& [code, name] : kRules) {
    if (code == error.code) {
      return std::string{name};
    }
  }
  return "rule " + std::to_string(error.code);
}

}  // namespace tsunagu::host
