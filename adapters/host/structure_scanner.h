/// The state of one structural scan; see structure_scan.h.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "adapters/host/structure_scan.h"
#include "server/base/refusal.h"

namespace tsunagu::host {

/// Used once: make it, run() it.
class StructureScanner {
 public:
  StructureScanner(std::string_view text, std::size_t depth) : text_{text}, wanted_depth_{depth} {}

  Result<Structure> run();

 private:
  void step();
  void count_text(std::size_t size);
  std::size_t skip_past(std::string_view end, std::size_t from);
  void pass_aside(std::string_view end, std::size_t from);
  void instruction(std::string_view rest);
  void start_tag();
  bool name();
  void skip_space();
  bool attributes();
  bool attribute_value();
  void end_tag();
  void leave();
  std::uint32_t line_of(std::size_t offset);
  Refusal refusal(RefusalCode code, std::string_view detail);
  void fail(RefusalCode code, std::string_view detail);

  std::string_view text_;
  std::size_t wanted_depth_;
  std::size_t at_ = 0;
  std::size_t depth_ = 0;
  std::size_t elements_ = 0;
  std::size_t text_bytes_ = 0;
  std::size_t aside_bytes_ = 0;
  std::size_t counted_ = 0;  // bytes whose newlines are in line_
  std::uint32_t line_ = 1;
  bool seen_root_ = false;
  std::unordered_set<std::string_view> names_;
  std::vector<Extent> found_;
  std::optional<Refusal> failure_;
};

}  // namespace tsunagu::host
