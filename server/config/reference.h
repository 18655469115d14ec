/// The reference pages of docs/ that are made from our own tables, so that they cannot be wrong.
#pragma once

#include <string>
#include <vector>

namespace tsunagu::config {

struct ReferencePage {
  std::string file;  ///< "messages.md"
  std::string text;
};

/// messages.md, refusals.md and configuration.md, Japanese first.
std::vector<ReferencePage> reference_pages();

}  // namespace tsunagu::config
