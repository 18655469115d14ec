/// Who may have what of a document, and on what ground: one function, asked by every path that
/// opens, shows or sends anything. docs/case-rules.md says the same in the words of the law.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "server/cases/consents.h"
#include "server/cases/open_meeting.h"
#include "server/catalogue/catalogue.h"

namespace tsunagu::cases {

/// Address and contact: the class that 支援措置 protects.
inline constexpr std::uint8_t kAddressClass = 2;

enum class ReaderKind : std::uint8_t {
  person,   ///< through the CLI, later the console
  adapter,  ///< a partner's system: what its pack says, at most
  system,   ///< our own background work: what its caller says, at most
};

/// Who is to have the data.
struct Reader {
  ReaderKind kind = ReaderKind::system;
  std::string name;  ///< user or adapter
  /// The classes it may have at most; not looked at for a person.
  std::vector<std::uint8_t> classes = {};
  /// Whether it holds the right to address and contact of protected persons (支援措置).
  bool holds_protection_right = false;
  /// Code of the agency it belongs to; empty: a person of the municipality's own coordination
  /// (主管課), or a partner whose agency was not named.
  std::string agency = {};
  std::string basis = {};    ///< legal basis as stated (--basis); empty: none
  std::string purpose = {};  ///< code list consent-purpose; empty: the support itself
};

/// What is decided about at once: the fields of a document of one class and one category.
struct Share {
  std::uint8_t sensitivity = 0;
  Category category = Category::basic;
  auto operator<=>(const Share&) const = default;
};

/// Why somebody may have something. The numbers stand in sealed rows: never changed, only added to.
enum class Ground : std::uint8_t {
  controller = 1,  ///< 主管課: the municipality's coordinators, who run the instance
  exchange = 2,    ///< what was agreed with a partner that stands for no agency
  entry = 3,       ///< an entry of a register: about no person
  own_record = 4,  ///< 自機関の記録: it wrote, sent or brought it, or it was addressed to it
  consent = 5,     ///< 本人同意
  support_meeting = 6,  ///< 支援会議 (社会福祉法106条の6), while it is held
  other_law = 7,        ///< another law, as stated: to be looked at afterwards
  urgent = 8,           ///< life and body (緊急), as stated: to be looked at afterwards
};
inline constexpr Ground kLastGround = Ground::urgent;

enum class WithheldReason : std::uint8_t {
  not_requested,     ///< nobody asked for the class
  not_granted,       ///< the partner's pack does not let the class out
  protected_person,  ///< DV等支援措置, and the reader lacks the right
  no_consent,        ///< nobody consented
  expired,           ///< the consent ended
  withdrawn,         ///< the consent was withdrawn
  agency_outside,    ///< the consent does not name the agency
  purpose_outside,   ///< the consent is for another purpose
  category_outside,  ///< the consent leaves this category out
  family_missing,    ///< about the family, and an adult of it did not agree
  tax_missing,       ///< tax data, and nobody gave the separate consent
  agency_excluded,   ///< the person does not want the agency to have it
  no_meeting,        ///< a support meeting was stated, and none is held with this agency
};

/// The document, its case, and the moment.
struct Situation {
  const DocumentFacts& document;
  std::string_view origin_agency;  ///< of the partner that brought it; empty: none is known
  bool is_entry = false;           ///< of a register, not of a person's case
  const Consents& consents;
  /// Whether a document of the case says that its person is protected.
  bool is_protected = false;
  std::span<const OpenMeeting> meetings = {};  ///< about the case
  Microseconds now = 0;
};

struct GrantedShare {
  Share share;
  Ground ground = Ground::controller;
  bool operator==(const GrantedShare&) const = default;
};

struct WithheldShare {
  Share share;
  WithheldReason reason = WithheldReason::not_granted;
};

struct AccessDecision {
  std::vector<GrantedShare> granted;    ///< rising, none twice
  std::vector<WithheldShare> withheld;  ///< all others that were judged, rising
  std::string conference;  ///< number of the meeting that is a ground; empty if none is

  bool grants(const Share& share) const;
  bool rests_on(Ground ground) const;
  /// Whether anything that says something of a person (above class 0) is granted; of a document
  /// that has nothing such, whether anything is.
  bool grants_content() const;
  /// Whether somebody has to look afterwards whether the stated ground was there.
  bool needs_review() const;
  std::vector<std::uint8_t> classes() const;  ///< of which something is granted, rising
  /// Classes that were asked for and of which something is withheld, rising.
  std::vector<std::uint8_t> refused_classes() const;
  /// The reason for most of what was asked for and withheld; not_requested if nothing was.
  WithheldReason main_reason() const;
  /// For the audit event: "consent: 1/basic 3/health; support_meeting KG-1: 5/consultation".
  std::string grounds_text() const;
};

/// Decides about each of `shares`. Class 2 of a protected case is withheld from every reader
/// without the right, whatever ground there is. Tax data open to whose record it is, and by the
/// separate consent, never by a meeting, another law or urgency (地方税法22条). Class 0, codes that
/// say nothing about a person alone, goes with any ground for the document. Classes above
/// kHighestClass do not exist and are never granted. Pure.
AccessDecision decide_access(const Reader& reader, const Situation& situation,
                             std::span<const Share> shares,
                             std::span<const std::uint8_t> requested);

/// The shares that documents of `type` have, rising, none twice.
std::vector<Share> shares_of(const catalogue::DocumentType& type);

// As events and docs/cli.md have them ("own_record", "protected"), and in Japanese for people.
std::string_view ground_word(Ground ground);
std::string_view ground_label(Ground ground);
std::string_view reason_word(WithheldReason reason);
std::string_view reason_label(WithheldReason reason);

}  // namespace tsunagu::cases
