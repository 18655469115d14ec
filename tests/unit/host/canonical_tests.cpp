// The samples of tests/data/canonical against the shipped schemas.
#define BOOST_TEST_DYN_LINK
#include <algorithm>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include <boost/test/unit_test.hpp>

#include "adapters/host/schemas.h"
#include "adapters/host/tree_parser.h"
#include "adapters/host/xml_text.h"
#include "server/base/files.h"
#include "server/base/text.h"
#include "tests/unit/host/toy.h"

namespace {

using namespace tsunagu;
using namespace tsunagu::host;
using tsunagu::host::test::toy;

const std::string kSource = TSUNAGU_SOURCE_DIR;

struct Sample {
  std::string type;
  DocumentPtr tree;
};

std::vector<Sample> samples() {
  static_cast<void>(toy());
  std::vector<Sample> found;
  for (const auto& file : std::filesystem::directory_iterator{kSource + "/tests/data/canonical"}) {
    const Bytes content = read_file(file.path(), 1024 * 1024);
    Result<DocumentPtr> tree = TreeParser{}.parse(as_text(content));
    BOOST_REQUIRE_MESSAGE(tree, file.path());
    found.push_back({file.path().stem().string(), *std::move(tree)});
  }
  return found;
}

void add_values(const xmlNode* element, const std::string& path,
                std::multimap<std::string, std::string>& out) {
  for (const xmlNode* child = first_element(element); child != nullptr;
       child = next_element(child)) {
    const std::string below = path + (path.empty() ? "" : "/") + std::string{view(child->name)};
    if (first_element(child) == nullptr) {
      out.emplace(below, view(child->children->content));
    }
    add_values(child, below, out);
  }
}

/// The values of a sample by path.
std::multimap<std::string, std::string> values_of(const Sample& sample) {
  std::multimap<std::string, std::string> values;
  add_values(xmlDocGetRootElement(sample.tree.get()), "", values);
  return values;
}

BOOST_AUTO_TEST_SUITE(canonical_tests)

BOOST_AUTO_TEST_CASE(every_sample_is_valid_and_of_the_type_its_file_is_named_after) {
  const std::vector<Sample> found = samples();
  const Schemas schemas{kSource + "/schemas"};

  BOOST_TEST(found.size() >= 5U);
  for (const Sample& sample : found) {
    const CanonicalType* type = schemas.type(sample.type);
    BOOST_REQUIRE_MESSAGE(type != nullptr, sample.type);
    SchemaFault fault;
    BOOST_TEST(type->schema.validate(sample.tree.get(), fault), sample.type << ": " << fault.rule);
    BOOST_TEST(view(xmlDocGetRootElement(sample.tree.get())->name) == type->model.root.name);
  }
}

BOOST_AUTO_TEST_CASE(every_code_of_a_sample_stands_in_its_list) {
  const std::vector<Sample> found = samples();
  const Schemas schemas{kSource + "/schemas"};

  for (const Sample& sample : found) {
    const auto values = values_of(sample);
    for (const auto& field : schemas.type(sample.type)->model.wire.fields) {
      for (auto [at, end] = values.equal_range(field.path); at != end; ++at) {
        const bool is_known = field.code_list.empty() ||
                              schemas.codes().codes.at(field.code_list).contains(at->second);
        BOOST_TEST(is_known, sample.type << ": " << field.path);
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(every_sample_fills_most_of_its_type) {
  const std::vector<Sample> found = samples();
  const Schemas schemas{kSource + "/schemas"};

  for (const Sample& sample : found) {
    const auto values = values_of(sample);
    const auto& fields = schemas.type(sample.type)->model.wire.fields;
    const auto filled = std::ranges::count_if(
        fields, [&values](const auto& field) { return values.contains(field.path); });
    BOOST_TEST(static_cast<std::size_t>(filled) * 4 >= fields.size() * 3, sample.type);
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
