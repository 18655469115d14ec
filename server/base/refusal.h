/// What a sender got wrong: data that is answered, counted and audited, never thrown.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

#include "server/base/check.h"

namespace tsunagu {

/// Why something was refused. The numbers go to partners and into the audit log: they are never
/// changed, only added to. Hundreds: 1 hand-over, 2 characters, 3 dates, 4 identifiers,
/// 5 XML and structure, 7 policy, 8 rules of the case work (80x = rule R0x).
enum class RefusalCode : std::uint16_t {
  count_mismatch = 109,
  file_name = 112,
  empty_file = 113,
  illegal_byte = 201,
  unmapped_character = 202,
  external_character = 203,
  substitution_needed = 204,
  round_trip = 205,
  too_long = 206,
  encoding_mismatch = 208,
  byte_order_mark = 209,
  not_a_date = 301,
  era_overrun = 302,
  municipality_code = 401,
  postal_code = 404,
  record_number = 405,
  resident_code = 406,
  unknown_code = 407,
  my_number = 410,
  my_number_suspected = 411,
  not_newest = 412,
  doctype = 501,
  nesting = 502,
  too_large = 503,
  schema = 504,
  name_space = 505,
  active_content = 506,
  not_well_formed = 508,
  resource_limit = 509,
  translation = 510,
  not_intact = 511,
  form_line = 512,
  class_not_granted = 702,
  direction = 703,
  not_shared = 704,
  recalled = 705,
  required_by_form = 706,
  unseen_values = 707,
  no_consent_council = 801,
  secrecy_not_confirmed = 803,
  council_secrecy_not_confirmed = 804,
  tax_without_consent = 805,
  purpose_not_allowed = 806,
  agenda_incomplete = 807,
  no_consent_plan = 808,
  attendee_outside_consent = 809,
  participation_before_council = 810,
  plans_judged_apart = 811,
  closed_without_evaluation = 812,
  meeting_in_public = 814,
  request_without_meeting = 815,
  wrong_legal_basis = 816,
  meeting_judges_plan = 817,
  abuse_elsewhere = 818,
  consent_not_recorded = 819,
  case_not_found = 820,
  case_ambiguous = 821,
  no_council_here = 822,
  step_not_allowed = 823,
  too_many_documents = 824,
  conference_unknown = 825,
  minutes_not_confirmed = 826,
};

/// The fixed texts of a code. They never repeat a value of the document.
struct RefusalText {
  RefusalCode code;
  std::string_view ja;
  std::string_view en;
  std::string_view remedy_ja;
  std::string_view remedy_en;
};

struct Refusal {
  RefusalCode code = RefusalCode::translation;
  /// Where: a path of elements with positions ("連絡票[2]/本人/生年月日"), a line, or a byte
  /// offset. Names of elements only, never a value.
  std::string place;
  /// Numbers that help ("61 characters, 60 allowed"); may be empty. Never a value.
  std::string detail;
};

/// "KX109".
std::string refusal_id(RefusalCode code);
/// The texts of `code`.
const RefusalText& refusal_text(RefusalCode code);
/// All codes in the order of their numbers.
std::span<const RefusalText> all_refusal_texts();
/// Whether `number` is one of ours; a code from another process is checked with this first.
bool is_refusal_code(std::uint16_t number);

/// A value, or why the sender's input was refused. Reading the wrong one stops the process.
template <class T>
class [[nodiscard]] Result {
 public:
  // Implicit, so that a function simply says `return value;` or `return Refusal{...};`.
  Result(T value) : state_{std::in_place_index<0>, std::move(value)} {}            // NOLINT
  Result(Refusal refusal) : state_{std::in_place_index<1>, std::move(refusal)} {}  // NOLINT

  explicit operator bool() const noexcept { return state_.index() == 0; }
  T& operator*() & {
    TSUNAGU_ENSURE(state_.index() == 0, "value read from a refused Result");
    return *std::get_if<0>(&state_);
  }
  const T& operator*() const& {
    TSUNAGU_ENSURE(state_.index() == 0, "value read from a refused Result");
    return *std::get_if<0>(&state_);
  }
  T&& operator*() && { return std::move(**this); }
  T* operator->() { return &**this; }
  const T* operator->() const { return &**this; }

  const Refusal& refusal() const {
    TSUNAGU_ENSURE(state_.index() == 1, "refusal read from an accepted Result");
    return *std::get_if<1>(&state_);
  }

 private:
  std::variant<T, Refusal> state_;
};

}  // namespace tsunagu
