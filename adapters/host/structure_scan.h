/// A linear look at decoded XML before libxml2 sees it: counts, sizes and forbidden things.
///
/// libxml2 2.9.14 is quadratic in the attributes of an element and has no limits low enough; this
/// scan touches every byte once, keeps no tree and does not recurse. It is no parser: what it
/// lets pass may still be refused by libxml2.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "server/base/refusal.h"

namespace tsunagu::host {

/// security: each is far above what any real document needs.
namespace scan_limits {
inline constexpr std::size_t kDepth = 64;
inline constexpr std::size_t kElements = 2'000'000;
inline constexpr std::size_t kAttributes = 64;  ///< of one element
inline constexpr std::size_t kNamespaces = 16;  ///< declared on one element
inline constexpr std::size_t kNameBytes = 256;
/// Different names of elements and attributes: libxml2's dictionary is quadratic, a million names
/// keep it busy for a minute.
inline constexpr std::size_t kNames = 2000;
inline constexpr std::size_t kAttributeBytes = 8 * 1024;
inline constexpr std::size_t kTextBytes = 1024 * 1024;  ///< between two tags
inline constexpr std::size_t kAsideBytes = 64 * 1024;   ///< comments and instructions together
}  // namespace scan_limits

/// Where an element stands in the text, from its '<' to behind its end tag.
struct Extent {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::uint32_t line = 1;  ///< 1-based line of its '<'
};

/// What the scan found: every element at one depth, in order.
struct Structure {
  std::vector<Extent> elements;
};

/// Scans `text`. `depth` is that of the elements to note: the root is 1. Refuses doctype,
/// active_content, nesting, too_large, resource_limit and what is plainly not_well_formed (a cut
/// file, say); the place is "line N".
Result<Structure> scan_structure(std::string_view text, std::size_t depth);

}  // namespace tsunagu::host
