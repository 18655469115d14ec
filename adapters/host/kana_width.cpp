// Width of kana, JIS X 0201 against JIS X 0208.
#include "adapters/host/kana_width.h"

#include <optional>

#include "server/base/text.h"

namespace tsunagu::host {
namespace {

// U+FF61 to U+FF9F in their order.
constexpr std::u32string_view kFull =
    U"。「」、・ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホ"
    U"マミムメモヤユヨラリルレロワン゛゜";
constexpr char32_t kFirstHalf = 0xFF61;
constexpr char32_t kVoiced = 0xFF9E;
constexpr char32_t kHalfVoiced = 0xFF9F;
static_assert(kFull.size() == 63);

struct Marked {
  char32_t plain;
  char32_t voiced;
  char32_t half_voiced;  // 0 if there is none
};

constexpr Marked kMarked[] = {
    {U'カ', U'ガ', 0},     {U'キ', U'ギ', 0},     {U'ク', U'グ', 0},     {U'ケ', U'ゲ', 0},
    {U'コ', U'ゴ', 0},     {U'サ', U'ザ', 0},     {U'シ', U'ジ', 0},     {U'ス', U'ズ', 0},
    {U'セ', U'ゼ', 0},     {U'ソ', U'ゾ', 0},     {U'タ', U'ダ', 0},     {U'チ', U'ヂ', 0},
    {U'ツ', U'ヅ', 0},     {U'テ', U'デ', 0},     {U'ト', U'ド', 0},     {U'ハ', U'バ', U'パ'},
    {U'ヒ', U'ビ', U'ピ'}, {U'フ', U'ブ', U'プ'}, {U'ヘ', U'ベ', U'ペ'}, {U'ホ', U'ボ', U'ポ'},
    {U'ウ', U'ヴ', 0},     {U'ワ', U'ヷ', 0},     {U'ヲ', U'ヺ', 0}};

char32_t with_mark(char32_t plain, char32_t mark) {
  for (const Marked& each : kMarked) {
    if (each.plain == plain) {
      return mark == kVoiced ? each.voiced : each.half_voiced;
    }
  }
  return 0;
}

void append_half(std::string& out, char32_t full) {
  append_character(out, kFirstHalf + static_cast<char32_t>(kFull.find(full)));
}

bool append_marked_half(std::string& out, char32_t full) {
  for (const Marked& each : kMarked) {
    if (each.voiced == full || (each.half_voiced == full && full != 0)) {
      append_half(out, each.plain);
      append_character(out, each.voiced == full ? kVoiced : kHalfVoiced);
      return true;
    }
  }
  return false;
}

/// Hiragana and katakana.
bool is_kana(char32_t character) {
  return (character >= 0x3041 && character <= 0x30FF) ||
         (character >= 0x31F0 && character <= 0x31FF);
}

}  // namespace

std::string kana_to_full(std::string_view half) {
  std::string out;
  while (const std::optional<char32_t> character = take_character(half)) {
    if (*character < kFirstHalf || *character > kHalfVoiced) {
      append_character(out, *character);
      continue;
    }
    const char32_t full = kFull[*character - kFirstHalf];
    std::string_view ahead = half;
    const std::optional<char32_t> mark = take_character(ahead);
    const bool marked = mark && (*mark == kVoiced || *mark == kHalfVoiced);
    const char32_t joined = marked ? with_mark(full, *mark) : 0;
    append_character(out, joined == 0 ? full : joined);
    half = joined == 0 ? half : ahead;
  }
  return out;
}

Result<std::string> kana_to_half(std::string_view full) {
  std::string out;
  while (const std::optional<char32_t> character = take_character(full)) {
    if (kFull.find(*character) != std::u32string_view::npos) {
      append_half(out, *character);
    } else if (!append_marked_half(out, *character)) {
      if (is_kana(*character)) {
        return Refusal{RefusalCode::substitution_needed, "", "no half-width form"};
      }
      append_character(out, *character);
    }
  }
  return out;
}

}  // namespace tsunagu::host
