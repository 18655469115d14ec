/// The rules a document type keeps, one function each.
#include "server/catalogue/type_checks.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "adapters/protocol/limits.h"
#include "server/base/error.h"
#include "server/catalogue/catalogue.h"

namespace tsunagu::catalogue {
namespace {

/// Deeper than any form; keeps a hostile path from growing everything that walks it.
constexpr std::size_t kMaxPathLength = 32;

[[noreturn]] void refuse(const protocol::WireType& type, const Field& field, const char* what) {
  throw Error{messages::kCatalogue, type.name + ": " + field.path + ": " + what};
}

std::vector<std::string_view> parts(std::string_view text, char separator) {
  std::vector<std::string_view> found;
  for (;;) {
    const auto end = text.find(separator);
    found.push_back(text.substr(0, end));
    if (end == std::string_view::npos) {
      return found;
    }
    text.remove_prefix(end + 1);
  }
}

bool is_element_number(std::string_view part) {
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  return !part.empty() && part.size() <= 5 && part.front() != '0' &&
         std::ranges::all_of(part, is_digit);
}

void check_number_and_path(const protocol::WireType& type, const Field& field) {
  const auto numbers = parts(field.number, '.');
  const auto names = parts(field.path, '/');
  if (numbers.size() > kMaxPathLength || !std::ranges::all_of(numbers, is_element_number)) {
    refuse(type, field, "number is not of the form 3.1.2");
  }
  if (numbers.size() != names.size() || std::ranges::count(names, "") != 0) {
    refuse(type, field, "path and number differ in length");
  }
  const bool rising =
      std::ranges::adjacent_find(field.repeating, std::greater_equal<>{}) == field.repeating.end();
  if (!rising || (!field.repeating.empty() && field.repeating.back() >= names.size())) {
    refuse(type, field, "repeating elements are not a rising list of places in the path");
  }
  if (field.repeating.size() > protocol::kMaxDepth) {
    refuse(type, field, "too many repeating elements");
  }
}

void check_sensitivity(const protocol::WireType& type, const Field& field) {
  if (field.sensitivity > kHighestClass) {
    refuse(type, field, "class is above 5");
  }
  if (field.search == Search::name && field.sensitivity != 1) {
    refuse(type, field, "searched as a name but not of class 1");
  }
}

/// A document has one number, one kind, one date ...; some roles may belong to several fields.
void check_roles(const protocol::WireType& type) {
  std::unordered_set<Role> seen;
  for (const auto& field : type.fields) {
    const auto& role = protocol::role_text(field.role);
    if (role.is_fact && field.sensitivity != 0) {
      refuse(type, field, "a fact of a case must be of class 0");
    }
    if (role.repeats) {
      continue;
    }
    if (!seen.insert(field.role).second) {
      refuse(type, field, "second field of a role that must be unique");
    }
    if (!field.repeating.empty()) {
      refuse(type, field, "field of a role that must be unique repeats");
    }
  }
}

/// The fields seen so far as a tree; refuses what does not fit into one tree in document order.
class Tree {
 public:
  explicit Tree(const protocol::WireType& type) : type_{type} {}

  void add(const Field& field) {
    const auto names = parts(field.path, '/');
    std::vector<std::string> path;
    std::string number;
    const auto numbers = parts(field.number, '.');
    for (std::size_t depth = 0; depth < names.size(); ++depth) {
      number += (depth == 0 ? "" : ".") + std::string{numbers[depth]};
      enter(field, number, names, depth);
      path.push_back(number);
    }
    if (!leaves_.insert(number).second) {
      refuse(type_, field, "number stands twice");
    }
    open_ = std::move(path);
  }

 private:
  struct Element {
    std::string path;
    bool repeats = false;
    bool is_leaf = false;
  };

  void enter(const Field& field, const std::string& number,
             const std::vector<std::string_view>& names, std::size_t depth) {
    std::string path;
    for (std::size_t index = 0; index <= depth; ++index) {
      path += (index == 0 ? "" : "/") + std::string{names[index]};
    }
    const bool is_leaf = depth + 1 == names.size();
    const bool repeats = std::ranges::find(field.repeating, depth) != field.repeating.end();
    const auto [at, is_new] = elements_.try_emplace(number, Element{path, repeats, is_leaf});
    if (is_new && !paths_.insert(path).second) {
      refuse(type_, field, "path stands twice");
    }
    const auto& known = at->second;
    if (known.path != path || known.repeats != repeats || known.is_leaf != is_leaf) {
      refuse(type_, field, "number or path stands twice with another meaning");
    }
    const bool is_open = depth < open_.size() && open_[depth] == number;
    if (!is_new && !is_leaf && !is_open) {
      refuse(type_, field, "fields of one element do not stand together");
    }
  }

  const protocol::WireType& type_;
  std::unordered_map<std::string, Element> elements_;  // by number
  std::unordered_set<std::string> paths_;
  std::unordered_set<std::string> leaves_;
  std::vector<std::string> open_;  // numbers of the elements the last field stands in
};

}  // namespace

void check_type(const protocol::WireType& type) {
  if (type.name.empty() || type.element.empty()) {
    throw Error{messages::kCatalogue, "a document type without a name"};
  }
  if (type.fields.empty() || type.fields.size() > protocol::kMaxFields) {
    throw Error{messages::kCatalogue, type.name + ": no fields, or too many"};
  }
  Tree tree{type};
  for (const auto& field : type.fields) {
    check_number_and_path(type, field);
    check_sensitivity(type, field);
    tree.add(field);
  }
  check_roles(type);
}

}  // namespace tsunagu::catalogue
