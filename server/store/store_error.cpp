/// Turns MariaDB's error numbers into errors that hold no values.
#include "server/store/store_error.h"

#include <algorithm>
#include <array>

namespace tsunagu::store {
namespace {

/// What the numbers an operator meets mean; the others can be looked up by their number.
struct KnownNumber {
  unsigned number;
  std::string_view meaning;
};
constexpr std::array kKnownNumbers = {
    KnownNumber{1020, "row changed since it was read"},
    KnownNumber{1044, "access to the database denied"},
    KnownNumber{1045, "user name or password refused"},
    KnownNumber{1049, "no such database"},
    KnownNumber{1062, "duplicate key"},
    KnownNumber{1142, "right on the table missing"},
    KnownNumber{1143, "right on the column missing"},
    KnownNumber{1146, "no such table"},
    KnownNumber{1153, "larger than max_allowed_packet"},
    KnownNumber{1205, "lock wait timeout"},
    KnownNumber{1213, "deadlock"},
    KnownNumber{1366, "wrong kind of value for the column"},
    KnownNumber{1406, "too long for the column"},
    KnownNumber{1927, "connection killed"},
    KnownNumber{2002, "no server there"},
    KnownNumber{2003, "no server there"},
    KnownNumber{2006, "server has gone away"},
    KnownNumber{2012, "no TLS, or a certificate that is not trusted"},
    KnownNumber{2013, "connection lost"},
    KnownNumber{2026, "TLS failed"},
    KnownNumber{2059, "login method not available"},
};

/// 1047: a Galera node that takes no statements. 1053, 1077, 1079: shutting down. 1158 to 1161,
/// 2055: broken off while reading or writing. 1927: killed by an administrator. 4031: idle for too
/// long. 2012, 2027: the answer was not understood, so what follows would not be either.
constexpr std::array kLostNumbers = {1047U, 1053U, 1077U, 1079U, 1158U, 1159U, 1160U, 1161U, 1927U,
                                     2002U, 2003U, 2006U, 2012U, 2013U, 2026U, 2027U, 2055U, 4031U};

std::string describe(unsigned number, std::string_view sqlstate, std::string_view what) {
  std::string text;
  if (number != 0) {
    text = "MariaDB " + std::to_string(number) + " (" + std::string{sqlstate} + ")";
    const auto known = std::ranges::find(kKnownNumbers, number, &KnownNumber::number);
    if (known != kKnownNumbers.end()) {
      text += " " + std::string{known->meaning};
    }
    text += ": ";
  }
  return text.append(what);
}

}  // namespace

StoreError::StoreError(unsigned number, std::string_view sqlstate, std::string_view what)
    : Error{messages::kDatabase, describe(number, sqlstate, what)}, number_{number} {}

bool StoreError::is_transient() const noexcept {
  return number_ == 1213 || number_ == 1205 || number_ == 1020;
}

bool StoreError::is_lost() const noexcept {
  return std::ranges::find(kLostNumbers, number_) != kLostNumbers.end();
}

}  // namespace tsunagu::store
