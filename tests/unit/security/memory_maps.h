/// What the kernel says about this process's memory (/proc/self/smaps, proc(5)).
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <fstream>
#include <string>
#include <vector>

namespace tsunagu::security::test {

struct Mapping {
  std::uintptr_t first = 0;
  std::uintptr_t last = 0;
  bool is_writable = false;
  std::string flags;  ///< " lo dd dc " and more: locked, not dumped, not in children

  bool has(const std::string& flag) const { return flags.find(" " + flag + " ") != flags.npos; }
  bool holds(const std::byte* memory) const {
    const auto address = reinterpret_cast<std::uintptr_t>(memory);
    return first <= address && address < last;
  }
};

inline std::vector<Mapping> mappings() {
  std::vector<Mapping> all;
  std::ifstream maps{"/proc/self/smaps"};
  Mapping current;
  for (std::string line; std::getline(maps, line);) {
    // Into variables of its own: "AnonHugePages" begins with a hexadecimal digit too.
    std::uintptr_t first = 0;
    std::uintptr_t last = 0;
    char mode[5] = {};
    if (std::sscanf(line.c_str(), "%lx-%lx %4s ", &first, &last, mode) == 3) {
      current = {first, last, mode[0] == 'r' && mode[1] == 'w', {}};
    } else if (line.starts_with("VmFlags:")) {
      current.flags = line.substr(8) + " ";
      all.push_back(current);
    }
  }
  return all;
}

/// The mapping that holds `memory`; without flags if there is none.
inline Mapping mapping_of(const std::byte* memory) {
  for (const Mapping& mapping : mappings()) {
    if (mapping.holds(memory)) {
      return mapping;
    }
  }
  return {};
}

}  // namespace tsunagu::security::test
