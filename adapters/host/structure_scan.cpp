// The tokenizer of the structural scan.
#include "adapters/host/structure_scan.h"

#include <algorithm>
#include <array>
#include <optional>

#include "adapters/host/structure_scanner.h"

namespace tsunagu::host {
namespace {

using scan_limits::kAsideBytes;

bool same_letters(std::string_view text, std::string_view upper) {
  if (text.size() < upper.size()) {
    return false;
  }
  for (std::size_t i = 0; i < upper.size(); ++i) {
    if ((text[i] & ~0x20) != upper[i]) {
      return false;
    }
  }
  return true;
}

/// Finds "<!DOCTYPE" and its like in any case and in any place, comments and CDATA included:
/// some other program could read the file differently from libxml2.
std::optional<std::size_t> find_declaration(std::string_view text) {
  constexpr std::array<std::string_view, 5> kKeywords = {"DOCTYPE", "ENTITY", "ELEMENT", "ATTLIST",
                                                         "NOTATION"};
  for (std::size_t at = text.find("<!"); at != std::string_view::npos;
       at = text.find("<!", at + 2)) {
    for (const std::string_view keyword : kKeywords) {
      if (same_letters(text.substr(at + 2), keyword)) {
        return at;
      }
    }
  }
  return std::nullopt;
}

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }
bool ends_name(char c) { return is_space(c) || c == '/' || c == '>' || c == '='; }

}  // namespace

Result<Structure> scan_structure(std::string_view text, std::size_t depth) {
  StructureScanner scanner{text, depth};
  return scanner.run();
}

Result<Structure> StructureScanner::run() {
  if (const auto declaration = find_declaration(text_)) {
    at_ = *declaration;
    return refusal(RefusalCode::doctype, "");
  }
  while (!failure_ && at_ < text_.size()) {
    step();
  }
  if (failure_) {
    return *failure_;
  }
  if (depth_ != 0 || !seen_root_) {
    return refusal(RefusalCode::not_well_formed, "the end is missing");
  }
  return Structure{std::move(found_)};
}

void StructureScanner::step() {
  const std::size_t next = std::min(text_.find('<', at_), text_.size());
  count_text(next - at_);
  at_ = next;
  const std::string_view rest = text_.substr(at_);
  if (rest.empty()) {
    return;
  }
  if (rest.starts_with("<!--")) {
    pass_aside("-->", 4);
  } else if (rest.starts_with("<![CDATA[")) {
    const std::size_t size = skip_past("]]>", 9);
    count_text(size);
  } else if (rest.starts_with("<?")) {
    instruction(rest);
  } else if (rest.starts_with("</")) {
    end_tag();
  } else {
    start_tag();
  }
}

void StructureScanner::count_text(std::size_t size) {
  text_bytes_ += size;
  if (text_bytes_ > scan_limits::kTextBytes) {
    fail(RefusalCode::too_large, "text over 1 MiB");
  }
}

std::size_t StructureScanner::skip_past(std::string_view end, std::size_t from) {
  const std::size_t found = text_.find(end, at_ + from);
  if (found == std::string_view::npos) {
    fail(RefusalCode::not_well_formed, "the end is missing");
    return 0;
  }
  const std::size_t size = found + end.size() - at_;
  at_ += size;
  return size;
}

void StructureScanner::pass_aside(std::string_view end, std::size_t from) {
  aside_bytes_ += skip_past(end, from);
  if (aside_bytes_ > kAsideBytes) {
    fail(RefusalCode::too_large, "comments over 64 KiB");
  }
}

void StructureScanner::instruction(std::string_view rest) {
  if (rest.starts_with("<?xml-stylesheet")) {
    fail(RefusalCode::active_content, "xml-stylesheet");
    return;
  }
  pass_aside("?>", 2);
}

void StructureScanner::start_tag() {
  const std::size_t begin = at_;
  ++at_;
  text_bytes_ = 0;
  if (!name() || !attributes()) {
    return;
  }
  if (++elements_ > scan_limits::kElements) {
    fail(RefusalCode::resource_limit, "over 2000000 elements");
    return;
  }
  if (depth_ == 0 && seen_root_) {
    fail(RefusalCode::not_well_formed, "a second root element");
    return;
  }
  seen_root_ = true;
  if (++depth_ > scan_limits::kDepth) {
    fail(RefusalCode::nesting, "over 64 levels");
    return;
  }
  if (depth_ == wanted_depth_) {
    found_.push_back({begin, begin, line_of(begin)});
  }
  const bool empty = text_[at_] == '/';
  at_ += empty ? 2 : 1;
  if (empty) {
    leave();
  }
}

bool StructureScanner::name() {
  const std::size_t begin = at_;
  while (at_ < text_.size() && !ends_name(text_[at_])) {
    ++at_;
  }
  if (at_ == begin || at_ == text_.size()) {
    fail(RefusalCode::not_well_formed, "a name is missing");
    return false;
  }
  if (at_ - begin > scan_limits::kNameBytes) {
    fail(RefusalCode::resource_limit, "a name over 256 bytes");
    return false;
  }
  names_.insert(text_.substr(begin, at_ - begin));
  if (names_.size() > scan_limits::kNames) {
    fail(RefusalCode::resource_limit, "over 2000 different names");
    return false;
  }
  return true;
}

void StructureScanner::skip_space() {
  while (at_ < text_.size() && is_space(text_[at_])) {
    ++at_;
  }
}

/// Leaves at_ at the '>' or "/>" that ends the tag.
bool StructureScanner::attributes() {
  std::size_t count = 0;
  std::size_t namespaces = 0;
  for (skip_space(); at_ < text_.size(); skip_space()) {
    if (text_[at_] == '>' || text_.substr(at_).starts_with("/>")) {
      return true;
    }
    const std::size_t begin = at_;
    if (!name()) {
      return false;
    }
    const std::string_view found = text_.substr(begin, at_ - begin);
    const bool space = found == "xmlns" || found.starts_with("xmlns:");
    namespaces += space ? 1 : 0;
    if (++count > scan_limits::kAttributes || namespaces > scan_limits::kNamespaces) {
      fail(RefusalCode::resource_limit, space ? "over 16 namespaces" : "over 64 attributes");
      return false;
    }
    if (!attribute_value()) {
      return false;
    }
  }
  fail(RefusalCode::not_well_formed, "a tag without an end");
  return false;
}

bool StructureScanner::attribute_value() {
  skip_space();
  const bool equals = at_ < text_.size() && text_[at_] == '=';
  at_ += equals ? 1 : 0;
  skip_space();
  if (!equals || at_ >= text_.size() || (text_[at_] != '"' && text_[at_] != '\'')) {
    fail(RefusalCode::not_well_formed, "an attribute without a value");
    return false;
  }
  const std::size_t end = text_.find(text_[at_], at_ + 1);
  if (end == std::string_view::npos) {
    fail(RefusalCode::not_well_formed, "an attribute without an end");
    return false;
  }
  if (end - at_ - 1 > scan_limits::kAttributeBytes) {
    fail(RefusalCode::too_large, "an attribute over 8 KiB");
    return false;
  }
  at_ = end + 1;
  return true;
}

void StructureScanner::end_tag() {
  text_bytes_ = 0;
  skip_past(">", 2);
  if (depth_ == 0) {
    fail(RefusalCode::not_well_formed, "an end without a start");
    return;
  }
  leave();
}

void StructureScanner::leave() {
  if (depth_ == wanted_depth_) {
    found_.back().end = at_;
  }
  --depth_;
}

std::uint32_t StructureScanner::line_of(std::size_t offset) {
  line_ += static_cast<std::uint32_t>(
      std::count(text_.begin() + static_cast<std::ptrdiff_t>(counted_),
                 text_.begin() + static_cast<std::ptrdiff_t>(offset), '\n'));
  counted_ = offset;
  return line_;
}

Refusal StructureScanner::refusal(RefusalCode code, std::string_view detail) {
  return {code, "line " + std::to_string(line_of(std::max(at_, counted_))), std::string{detail}};
}

void StructureScanner::fail(RefusalCode code, std::string_view detail) {
  if (!failure_) {
    at_ = std::min(at_, text_.size());
    failure_ = refusal(code, detail);
  }
}

}  // namespace tsunagu::host
