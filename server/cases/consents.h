/// What the people of a case agreed to: organisations × data categories × purpose × time.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "server/cases/facts.h"

namespace tsunagu::cases {

using protocol::Category;

/// One current 同意書, as its facts say.
struct Consent {
  Uuid document_id;
  std::string result;                          ///< code list consent
  std::vector<std::string> members;            ///< results of the other adults of the household
  std::vector<std::string> agencies;           ///< who may get something; empty: nobody named
  std::vector<std::string> excluded_agencies;  ///< who must not, whatever else is said
  std::vector<std::string> categories;         ///< what they may get
  std::vector<std::string> purposes;           ///< what for; empty: all
  bool tax = false;                            ///< 税情報の個別同意
  std::string from;                            ///< ISO day, first of its time; empty: always
  std::string to;                              ///< last day; empty: no end
  std::string withdrawn;                       ///< day of the withdrawal; empty: none

  /// Whether the person's agreement, whole or in part, holds on `day` (ISO). On the day of a
  /// withdrawal it no longer does.
  bool is_in_force(std::string_view day) const;
  /// Whether it holds on `day` for `agency`, `category` and `purpose` (an empty purpose asks for
  /// none in particular). Tax information needs the separate consent; what is told of the family
  /// needs that of every adult of the household who is named.
  bool covers(std::string_view day, std::string_view agency, Category category,
              std::string_view purpose) const;
};

/// How far the consent of a case goes on a day.
enum class ConsentState {
  unknown,    ///< nobody has said anything
  given,      ///< in force
  partial,    ///< in force for a part
  not_given,  ///< refused, not asked, not reached, withdrawn or expired
};

/// The consents of a case.
struct Consents {
  std::vector<Consent> forms;  ///< the current 同意書, in the order they were taken in
  /// What the newest other document (sheet, plan, minutes) states; empty if none does.
  std::string stated;

  /// On `day`. A 同意書 says more than what other documents state of consent: where there is one,
  /// it alone counts.
  ConsentState on(std::string_view day) const;
  /// The 同意書 in force on `day`.
  std::vector<const Consent*> in_force(std::string_view day) const;
};

Consents consents_of(const CaseFacts& facts);

/// Whether a consent code says that something was agreed to: given, partial or renewed.
bool is_agreement(std::string_view code);

}  // namespace tsunagu::cases
