/// What a decision comes to, and the words for grounds and reasons.
#include <algorithm>
#include <array>

#include "server/cases/access_decision.h"

namespace tsunagu::cases {
namespace {

struct GroundText {
  Ground ground;
  std::string_view word;
  std::string_view label;
};

constexpr std::array kGrounds{
    GroundText{Ground::controller, "controller", "主管課の業務"},
    GroundText{Ground::exchange, "exchange", "連携の取り決め"},
    GroundText{Ground::entry, "entry", "個人に関しない台帳"},
    GroundText{Ground::own_record, "own_record", "自機関の記録・自機関あての文書"},
    GroundText{Ground::consent, "consent", "本人同意"},
    GroundText{Ground::support_meeting, "support_meeting", "支援会議（社会福祉法106条の6）"},
    GroundText{Ground::other_law, "other_law", "他法令"},
    GroundText{Ground::urgent, "urgent", "緊急（生命・身体の保護）"},
};

struct ReasonText {
  WithheldReason reason;
  std::string_view word;
  std::string_view label;
};

constexpr std::array kReasons{
    ReasonText{WithheldReason::not_requested, "not_requested", "求めていない区分"},
    ReasonText{WithheldReason::not_granted, "not_granted", "連携先に渡さない区分"},
    ReasonText{WithheldReason::protected_person, "protected", "支援措置"},
    ReasonText{WithheldReason::no_consent, "no_consent", "同意がない"},
    ReasonText{WithheldReason::expired, "expired", "同意の期限が過ぎた"},
    ReasonText{WithheldReason::withdrawn, "withdrawn", "同意が撤回された"},
    ReasonText{WithheldReason::agency_outside, "agency_outside", "同意の範囲にない機関"},
    ReasonText{WithheldReason::purpose_outside, "purpose_outside", "同意の範囲にない目的"},
    ReasonText{WithheldReason::category_outside, "category_outside", "同意の範囲にない情報"},
    ReasonText{WithheldReason::family_missing, "family_missing", "世帯の成人全員の同意がない"},
    ReasonText{WithheldReason::tax_missing, "tax_missing", "税情報の個別同意がない"},
    ReasonText{WithheldReason::agency_excluded, "agency_excluded", "本人が共有しないとした機関"},
    ReasonText{WithheldReason::no_meeting, "no_meeting", "出席中の支援会議がない"},
};

const GroundText& text_of(Ground ground) {
  return *std::ranges::find(kGrounds, ground, &GroundText::ground);
}

const ReasonText& text_of(WithheldReason reason) {
  return *std::ranges::find(kReasons, reason, &ReasonText::reason);
}

void add_once(std::vector<std::uint8_t>& classes, std::uint8_t one) {
  if (std::ranges::find(classes, one) == classes.end()) {
    classes.push_back(one);
  }
}

std::string share_text(const Share& share) {
  return std::to_string(share.sensitivity) + "/" +
         std::string{protocol::category_name(share.category)};
}

}  // namespace

std::vector<Share> shares_of(const catalogue::DocumentType& type) {
  std::vector<Share> out;
  for (const auto& field : type.fields()) {
    out.push_back({field.sensitivity, field.category});
  }
  std::ranges::sort(out);
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

bool AccessDecision::grants(const Share& share) const {
  return std::ranges::find(granted, share, &GrantedShare::share) != granted.end();
}

bool AccessDecision::rests_on(Ground ground) const {
  return std::ranges::find(granted, ground, &GrantedShare::ground) != granted.end();
}

bool AccessDecision::grants_content() const {
  const auto is_content = [](const auto& one) { return one.share.sensitivity > 0; };
  return std::ranges::any_of(granted, is_content) ||
         (!granted.empty() && std::ranges::none_of(withheld, is_content));
}

bool AccessDecision::needs_review() const {
  return rests_on(Ground::urgent) || rests_on(Ground::other_law);
}

std::vector<std::uint8_t> AccessDecision::classes() const {
  std::vector<std::uint8_t> out;
  for (const auto& one : granted) {
    add_once(out, one.share.sensitivity);
  }
  return out;
}

std::vector<std::uint8_t> AccessDecision::refused_classes() const {
  std::vector<std::uint8_t> out;
  for (const auto& one : withheld) {
    if (one.reason != WithheldReason::not_requested) {
      add_once(out, one.share.sensitivity);
    }
  }
  return out;
}

WithheldReason AccessDecision::main_reason() const {
  auto main = WithheldReason::not_requested;
  std::ptrdiff_t most = 0;
  for (const auto& row : kReasons) {
    const auto count = std::ranges::count(withheld, row.reason, &WithheldShare::reason);
    if (row.reason != WithheldReason::not_requested && count > most) {
      main = row.reason;
      most = count;
    }
  }
  return main;
}

std::string AccessDecision::grounds_text() const {
  std::string out;
  for (const auto& row : kGrounds) {
    std::string shares;
    for (const auto& one : granted) {
      shares += one.ground == row.ground ? " " + share_text(one.share) : "";
    }
    if (!shares.empty()) {
      const bool is_meeting = row.ground == Ground::support_meeting;
      out += (out.empty() ? "" : "; ") + std::string{row.word};
      out += (is_meeting ? " " + conference : "") + ":" + shares;
    }
  }
  return out;
}

std::string_view ground_word(Ground ground) { return text_of(ground).word; }
std::string_view ground_label(Ground ground) { return text_of(ground).label; }
std::string_view reason_word(WithheldReason reason) { return text_of(reason).word; }
std::string_view reason_label(WithheldReason reason) { return text_of(reason).label; }

}  // namespace tsunagu::cases
