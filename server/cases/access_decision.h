/// Who may have which classes of a case: one function, asked by every path that opens anything.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "server/catalogue/catalogue.h"

namespace tsunagu::cases {

/// Address and contact: the class that 支援措置 protects.
inline constexpr std::uint8_t kAddressClass = 2;

enum class ReaderKind : std::uint8_t {
  person,   ///< through the CLI, later the console: may have every class
  adapter,  ///< a partner's system: what its pack says, at most
  system,   ///< our own background work: what its caller says, at most
};

/// Who is to have the data.
struct Reader {
  ReaderKind kind = ReaderKind::system;
  std::string name;  ///< user or adapter
  /// The classes it may have at most; not looked at for a person.
  std::vector<std::uint8_t> classes;
  /// Whether it holds the right to address and contact of protected persons (支援措置).
  bool holds_protection_right = false;
};

enum class WithheldReason : std::uint8_t {
  not_requested,     ///< nobody asked for the class
  not_granted,       ///< the reader may not have it
  protected_person,  ///< DV等支援措置, and the reader lacks the right
};

struct WithheldClass {
  std::uint8_t sensitivity = 0;
  WithheldReason reason = WithheldReason::not_granted;
};

struct AccessDecision {
  std::vector<std::uint8_t> granted;    ///< rising, none twice
  std::vector<WithheldClass> withheld;  ///< every other class of 0 to kHighestClass, rising
};

/// Decides for one case. `is_protected`: any current document of the case says that its person is
/// protected; then class 2 is withheld from every reader without the right, whatever else it may
/// have. Classes above kHighestClass do not exist and are never granted.
AccessDecision decide_access(const Reader& reader, std::span<const std::uint8_t> requested,
                             bool is_protected);

/// "not_requested", "not_granted" or "protected", as docs/cli.md has it.
std::string_view reason_word(WithheldReason reason);

}  // namespace tsunagu::cases
