/// The tables of roles and categories.
#include "adapters/protocol/role.h"

#include <algorithm>
#include <array>

namespace tsunagu::protocol {
namespace {

/// In the order of their numbers.
constexpr std::array kRoles{
    RoleText{Role::none, "", true, false},
    RoleText{Role::document_number, "document-number", false, false},
    RoleText{Role::resident_code, "resident-code", true, false},
    RoleText{Role::case_reference, "case-reference", true, false},
    RoleText{Role::person_name, "person-name", true, false},
    RoleText{Role::person_kana, "person-kana", true, false},
    RoleText{Role::birth_date, "birth-date", true, false},
    RoleText{Role::protection, "protection", true, false},
    RoleText{Role::consent, "consent", true, true},
    RoleText{Role::kind, "kind", false, true},
    RoleText{Role::status, "status", true, true},
    RoleText{Role::document_date, "document-date", false, true},
    RoleText{Role::author_agency, "author-agency", false, true},
    RoleText{Role::sender_agency, "sender-agency", false, true},
    RoleText{Role::recipient_agency, "recipient-agency", true, true},
    RoleText{Role::sharing_basis, "sharing-basis", false, true},
    RoleText{Role::conference_number, "conference-number", false, true},
    RoleText{Role::consent_date, "consent-date", false, true},
    RoleText{Role::consent_agency, "consent-agency", true, true},
    RoleText{Role::consent_excluded_agency, "consent-excluded-agency", true, true},
    RoleText{Role::consent_category, "consent-category", true, true},
    RoleText{Role::consent_purpose, "consent-purpose", true, true},
    RoleText{Role::consent_member, "consent-member", true, true},
    RoleText{Role::tax_consent, "tax-consent", false, true},
    RoleText{Role::valid_from, "valid-from", false, true},
    RoleText{Role::valid_to, "valid-to", false, true},
    RoleText{Role::withdrawn_date, "withdrawn-date", false, true},
    RoleText{Role::urgency, "urgency", false, true},
    RoleText{Role::due_date, "due-date", false, true},
    RoleText{Role::received_date, "received-date", false, true},
    RoleText{Role::acceptance, "acceptance", false, true},
    RoleText{Role::reply_date, "reply-date", true, true},
    RoleText{Role::request_multi_agency, "request-multi-agency", false, true},
    RoleText{Role::screening, "screening", false, true},
    RoleText{Role::channel, "channel", false, true},
    RoleText{Role::route, "route", true, true},
    RoleText{Role::count_unit, "count-unit", true, true},
    RoleText{Role::record_kind, "record-kind", false, true},
    RoleText{Role::project, "project", false, true},
    RoleText{Role::area, "area", false, true},
    RoleText{Role::household_type, "household-type", false, true},
    RoleText{Role::plan_kind, "plan-kind", true, true},
    RoleText{Role::plan_result, "plan-result", true, true},
    RoleText{Role::main_agency, "main-agency", false, true},
    RoleText{Role::role_agency, "role-agency", true, true},
    RoleText{Role::monitoring_date, "monitoring-date", true, true},
    RoleText{Role::period_from, "period-from", false, true},
    RoleText{Role::period_to, "period-to", false, true},
    RoleText{Role::city_decision, "city-decision", false, true},
    RoleText{Role::participation_type, "participation-type", false, true},
    RoleText{Role::matching, "matching", true, true},
    RoleText{Role::detection_route, "detection-route", false, true},
    RoleText{Role::conference_purpose, "conference-purpose", true, true},
    RoleText{Role::legal_basis, "legal-basis", false, true},
    RoleText{Role::meeting_date, "meeting-date", false, true},
    RoleText{Role::start_time, "start-time", false, true},
    RoleText{Role::end_time, "end-time", false, true},
    RoleText{Role::attendee_agency, "attendee-agency", true, true},
    RoleText{Role::attendance, "attendance", true, true},
    RoleText{Role::secrecy, "secrecy", true, true},
    RoleText{Role::recused_agency, "recused-agency", true, true},
    RoleText{Role::meeting_disclosure, "meeting-disclosure", false, true},
    RoleText{Role::next_date, "next-date", false, true},
    RoleText{Role::task_date, "task-date", true, true},
    RoleText{Role::task_agency, "task-agency", true, true},
    RoleText{Role::timing, "timing", false, true},
    RoleText{Role::conclusion, "conclusion", false, true},
    RoleText{Role::achievement, "achievement", true, true},
    RoleText{Role::closure_kind, "closure-kind", false, true},
    RoleText{Role::suspension_reason, "suspension-reason", false, true},
    RoleText{Role::follow_up, "follow-up", false, true},
    RoleText{Role::follow_up_date, "follow-up-date", false, true},
    RoleText{Role::handover_agency, "handover-agency", false, true},
    RoleText{Role::handover_accepted, "handover-accepted", false, true},
    RoleText{Role::handover_method, "handover-method", false, true},
    RoleText{Role::answered_date, "answered-date", false, true},
    RoleText{Role::verified_date, "verified-date", false, true},
    RoleText{Role::stage, "stage", false, true},
    RoleText{Role::agency, "agency", false, true},
    RoleText{Role::agency_field, "agency-field", false, true},
    RoleText{Role::operation, "operation", false, true},
    RoleText{Role::publication, "publication", false, true},
    RoleText{Role::indicator, "indicator", true, true},
    RoleText{Role::figure, "figure", true, true},
    RoleText{Role::tax_source, "tax-source", false, true},
    RoleText{Role::variant, "variant", false, true},
    RoleText{Role::municipality, "municipality", false, true},
    RoleText{Role::sex, "sex", false, false},
    RoleText{Role::age, "age", false, false},
    RoleText{Role::concern, "concern", true, false},
    RoleText{Role::change, "change", true, false},
    RoleText{Role::information_source, "information-source", true, false},
    RoleText{Role::disclosure, "disclosure", true, false},
    RoleText{Role::agenda_number, "agenda-number", true, false},
    RoleText{Role::agenda_case, "agenda-case", true, false},
    RoleText{Role::agenda_text, "agenda-text", true, false},
    RoleText{Role::pseudonym, "pseudonym", true, false},
    RoleText{Role::person_attendance, "person-attendance", true, false},
    RoleText{Role::attendee_name, "attendee-name", true, false},
    RoleText{Role::attendee_occupation, "attendee-occupation", true, false},
    RoleText{Role::secrecy_text, "secrecy-text", true, true},
    RoleText{Role::secrecy_date, "secrecy-date", true, false},
    RoleText{Role::secrecy_method, "secrecy-method", true, false},
    RoleText{Role::material_title, "material-title", true, false},
    RoleText{Role::material_recall, "material-recall", true, false},
    RoleText{Role::decision, "decision", true, false},
    RoleText{Role::decision_text, "decision-text", true, false},
    RoleText{Role::task_text, "task-text", true, false},
    RoleText{Role::done_date, "done-date", true, true},
    RoleText{Role::conference_code, "conference-code", false, true},
    RoleText{Role::meeting_place, "meeting-place", false, false},
    RoleText{Role::meeting_mode, "meeting-mode", false, false},
    RoleText{Role::meeting_round, "meeting-round", false, false},
    RoleText{Role::form_version, "form-version", false, false},
    RoleText{Role::written_date, "written-date", false, false},
    RoleText{Role::confirmed_date, "confirmed-date", true, true},
};
static_assert(kRoles.size() == static_cast<std::size_t>(kLastRole) + 1);

constexpr std::array<std::string_view, 10> kCategories{
    "basic", "health", "disability", "economic",     "tax",
    "work",  "family", "education",  "consultation", "support"};
static_assert(kCategories.size() == static_cast<std::size_t>(kLastCategory) + 1);

}  // namespace

const RoleText& role_text(Role role) { return kRoles.at(static_cast<std::size_t>(role)); }

std::optional<Role> find_role(std::string_view name) {
  const auto at = std::ranges::find(kRoles, name, &RoleText::name);
  return at == kRoles.end() ? std::nullopt : std::optional{at->role};
}

std::string_view category_name(Category category) {
  return kCategories.at(static_cast<std::size_t>(category));
}

std::optional<Category> find_category(std::string_view name) {
  const auto at = std::ranges::find(kCategories, name);
  return at == kCategories.end() ? std::nullopt
                                 : std::optional{static_cast<Category>(at - kCategories.begin())};
}

Category standard_category(std::uint8_t sensitivity) {
  switch (sensitivity) {
    case 3:
      return Category::health;
    case 4:
      return Category::economic;
    case 5:
      return Category::consultation;
    default:
      return Category::basic;
  }
}

}  // namespace tsunagu::protocol
