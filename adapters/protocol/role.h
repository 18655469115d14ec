/// What the core uses a field for beyond keeping it: the annotation `role`.
///
/// The core finds what it needs of a document by role, never by a path: so a new document type
/// takes part in the case work by its annotations alone. docs/schemas.md explains each.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace tsunagu::protocol {

/// The numbers stand in recorded catalogues and sealed facts: they are never changed or used again.
enum class Role : std::uint8_t {
  none = 0,
  document_number = 1,
  resident_code = 2,
  case_reference = 3,
  person_name = 4,
  person_kana = 5,
  birth_date = 6,
  protection = 7,
  consent = 8,
  kind = 9,
  status = 10,
  document_date = 11,
  author_agency = 12,
  sender_agency = 13,
  recipient_agency = 14,
  sharing_basis = 15,
  conference_number = 16,
  consent_date = 17,
  consent_agency = 18,
  consent_excluded_agency = 19,
  consent_category = 20,
  consent_purpose = 21,
  consent_member = 22,
  tax_consent = 23,
  valid_from = 24,
  valid_to = 25,
  withdrawn_date = 26,
  urgency = 27,
  due_date = 28,
  received_date = 29,
  acceptance = 30,
  reply_date = 31,
  request_multi_agency = 32,
  screening = 33,
  channel = 34,
  route = 35,
  count_unit = 36,
  record_kind = 37,
  project = 38,
  area = 39,
  household_type = 40,
  plan_kind = 41,
  plan_result = 42,
  main_agency = 43,
  role_agency = 44,
  monitoring_date = 45,
  period_from = 46,
  period_to = 47,
  city_decision = 48,
  participation_type = 49,
  matching = 50,
  detection_route = 51,
  conference_purpose = 52,
  legal_basis = 53,
  meeting_date = 54,
  start_time = 55,
  end_time = 56,
  attendee_agency = 57,
  attendance = 58,
  secrecy = 59,
  recused_agency = 60,
  meeting_disclosure = 61,
  next_date = 62,
  task_date = 63,
  task_agency = 64,
  timing = 65,
  conclusion = 66,
  achievement = 67,
  closure_kind = 68,
  suspension_reason = 69,
  follow_up = 70,
  follow_up_date = 71,
  handover_agency = 72,
  handover_accepted = 73,
  handover_method = 74,
  answered_date = 75,
  verified_date = 76,
  stage = 77,
  agency = 78,
  agency_field = 79,
  operation = 80,
  publication = 81,
  indicator = 82,
  figure = 83,
  tax_source = 84,
  variant = 85,
  municipality = 86,
  sex = 87,
  age = 88,
  concern = 89,
  change = 90,
  information_source = 91,
  disclosure = 92,
  agenda_number = 93,
  agenda_case = 94,
  agenda_text = 95,
  pseudonym = 96,
  person_attendance = 97,
  attendee_name = 98,
  attendee_occupation = 99,
  secrecy_text = 100,
  secrecy_date = 101,
  secrecy_method = 102,
  material_title = 103,
  material_recall = 104,
  decision = 105,
  decision_text = 106,
  task_text = 107,
  done_date = 108,
  conference_code = 109,
  meeting_place = 110,
  meeting_mode = 111,
  meeting_round = 112,
  form_version = 113,
  written_date = 114,
  confirmed_date = 115,
};

inline constexpr Role kLastRole = Role::confirmed_date;

struct RoleText {
  Role role;
  std::string_view name;  ///< as the annotation has it: "document-number"
  bool repeats;           ///< may stand at several fields of a type, and at repeating ones
  bool is_fact;           ///< class 0 only; part of the facts of a case (server/cases/facts.h)
};

/// The row of `role`; of Role::none too, whose name is empty.
const RoleText& role_text(Role role);
/// Nothing if no role has that name.
std::optional<Role> find_role(std::string_view name);

/// What kind of information a field holds, in the words of a consent: a person agrees that an
/// agency gets some of these.
enum class Category : std::uint8_t {
  basic = 0,
  health = 1,
  disability = 2,
  economic = 3,
  tax = 4,
  work = 5,
  family = 6,
  education = 7,
  consultation = 8,
  support = 9,
};

inline constexpr Category kLastCategory = Category::support;

/// "basic": as the annotation `category` and the code list `data-category` have it.
std::string_view category_name(Category category);
std::optional<Category> find_category(std::string_view name);
/// The category of a field of class `sensitivity` that says nothing else.
Category standard_category(std::uint8_t sensitivity);

}  // namespace tsunagu::protocol
