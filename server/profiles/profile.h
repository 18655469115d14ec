/// What is particular to one municipality, as data: agencies, conferences, rules that differ,
/// forms, codes, targets. HOME/etc/profile.conf; docs/profiles.md explains every key.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace tsunagu::profiles {

/// Rules that municipalities decide differently. Each member is the key `switch.NAME`; docs/
/// case-rules.md says which rule each of them changes.
struct Switches {
  /// An outreach plan may stand before the person has consented.
  bool outreach_plan_before_consent = false;
  /// A support meeting (支援会議) may decide what is the council's (重層的支援会議) elsewhere.
  bool meeting_replaces_council = false;
  /// The council has a fifth purpose beside those of the national manual.
  bool fifth_purpose = false;
  /// Participation support starts only after the council has looked at its plan.
  bool participation_after_council = false;
  /// Members of the council, too, are bound to secrecy in writing.
  bool secrecy_in_council = false;
  /// Abuse is dealt with outside this project; its cases are handed over, not planned for.
  bool abuse_elsewhere = false;
  /// There is a council (重層的支援会議) at all.
  bool council = true;
  /// A referral that does not record the consent, or the day it was given, is refused (R19).
  bool referral_consent_required = true;
  /// All plans of a case are judged together in one council (R11).
  bool joint_judgement = false;

  bool operator==(const Switches&) const = default;
};

/// Numbers that municipalities decide differently. Each member is the key `limit.NAME`.
struct Limits {
  int referral_answer_days = 14;     ///< from receipt of a referral to the answer: 1 to 366
  int monitoring_warning_days = 14;  ///< before a monitoring that is due: 0 to 366
  int consent_warning_days = 30;     ///< before a consent ends: 0 to 366
  int protection_warning_days = 30;  ///< before a protection ends: 0 to 366
  int resource_check_months = 12;    ///< how long a community resource counts as checked: 1 to 120
  int report_day = 0;                ///< of the month, 1 to 31, activity reports are due; 0: none
  int small_number = 5;  ///< figures below it are withheld in what is published: 1 to 100

  bool operator==(const Limits&) const = default;
};

/// `agency.CODE.…`: one agency of the network.
struct Agency {
  std::string code;                   ///< 1 to 20 of a-z, A-Z, 0-9 and -
  std::string name;                   ///< never empty
  std::string field;                  ///< code list agency-field; empty: not said
  std::vector<std::string> projects;  ///< codes of the projects (P1, P2, …) it carries out
  std::string operation;              ///< code list operation (direct, contracted, …), or empty
  std::string base;                   ///< code list agency-base, or empty
  std::string parent;                 ///< code of the agency it is part of, or empty
  std::optional<std::int64_t> count;  ///< 設置数, if said
  std::string area;                   ///< 圏域, or empty
  std::string staff;                  ///< in words, or empty
  std::string contractor;             ///< 受託法人, or empty
  std::string section;                ///< 所管課, or empty
  std::vector<std::string> channels;  ///< how people reach it, in words
  std::string note;
  std::size_t position = 0;  ///< among the agencies of the file, from 1

  bool operator==(const Agency&) const = default;
};

/// `conference.CODE.…`: one standing conference.
struct Conference {
  std::string code;                  ///< form as an agency's
  std::string name;                  ///< never empty
  std::string kind;                  ///< code list conference-kind
  std::string parent;                ///< code of the conference it reports to, or empty
  std::string frequency;             ///< in words, or empty
  std::string host;                  ///< code of an agency, or empty
  std::vector<std::string> members;  ///< codes of agencies, and others in words
  std::string note;

  bool operator==(const Conference&) const = default;
};

/// `form.TYPE.…`: how a form of the municipality differs from the full document type.
struct Form {
  std::vector<std::string> hidden;    ///< paths of fields or groups nobody is asked for
  std::vector<std::string> required;  ///< paths that must be filled although the type lets them be

  bool operator==(const Form&) const = default;
};

/// A number as written and as calculated with.
struct Decimal {
  std::string text;  ///< "85.5": at most 9 digits, a point and at most 3 more; no sign
  double value = 0;

  bool operator==(const Decimal&) const = default;
};

/// `target.ID.…`: what the municipality's plan wants to reach.
struct Target {
  std::string id;         ///< form as an agency's code
  std::string label;      ///< never empty
  std::string indicator;  ///< "N01" to "N22"
  std::string unit;       ///< "件", "%"; never empty
  /// What is counted, all of it to hold: "agency" and "yorisoi". Keys are unique.
  std::vector<std::pair<std::string, std::string>> filter;
  std::map<int, Decimal> years;  ///< by fiscal year, April to March: 2000 to 2100

  bool operator==(const Target&) const = default;
};

/// `counting.…`: how consultations are counted; docs/profiles.md explains the rule codes.
struct Counting {
  std::string version = "1";                      ///< of the municipality's counting rules
  std::string new_rule = "case-first";            ///< 新規
  std::string total_rule = "each-record";         ///< 延
  std::string distinct_rule = "person-per-year";  ///< 実人数

  bool operator==(const Counting&) const = default;
};

/// From when a retention class is kept.
enum class RetentionEvent : std::uint8_t { closure, last_document, fiscal_year_end };

/// `retention.CLASS.…`.
struct Retention {
  int years = 5;  ///< 1 to 100
  RetentionEvent event = RetentionEvent::closure;

  bool operator==(const Retention&) const = default;
};

/// `plan.…`: the municipality's implementation plan (重層的支援体制整備事業実施計画).
struct Plan {
  std::string from;         ///< ISO day, or empty
  std::string to;           ///< ISO day not before `from`, or empty
  int cycle_months = 12;    ///< how often it is reviewed: 1 to 120
  std::string review_body;  ///< or empty
  std::string upper;        ///< the plan it is part of, or empty

  bool operator==(const Plan&) const = default;
};

/// A municipality's profile. All of it is public: no data of persons belongs here.
struct Profile {
  std::string name = "default";  ///< 1 to 32 of a-z, 0-9 and -
  std::string label;             ///< of the municipality, or empty
  std::string version = "0";     ///< of the profile, 1 to 32 of a-z, A-Z, 0-9, . and -
  std::string source;            ///< the plan it was made from, or empty
  Plan plan;
  std::map<std::string, Agency> agencies;         ///< by code
  std::map<std::string, Conference> conferences;  ///< by code
  Switches switches;
  Limits limits;
  std::map<std::string, Form> forms;  ///< by document type
  /// By code list: codes of the municipality's own, each with its label.
  std::map<std::string, std::map<std::string, std::string>> code_additions;
  std::map<std::string, Target> targets;  ///< by id
  Counting counting;
  std::map<std::string, Retention> retention;  ///< by retention class

  bool operator==(const Profile&) const = default;
};

}  // namespace tsunagu::profiles
