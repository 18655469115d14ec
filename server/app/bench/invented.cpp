/// Invented people.
#include "server/app/bench/invented.h"

#include <array>

#include <iconv.h>

#include "server/base/error.h"

namespace tsunagu::app::bench {
namespace {

struct Part {
  const char* kanji;
  const char* kana;
  const char* half;
};

constexpr std::array kFamily{Part{"髙木", "タカギ", "ﾀｶｷﾞ"},
                             Part{"山﨑", "ヤマサキ", "ﾔﾏｻｷ"},
                             Part{"德田", "トクダ", "ﾄｸﾀﾞ"},
                             Part{"黑川", "クロカワ", "ｸﾛｶﾜ"},
                             Part{"渡邊", "ワタナベ", "ﾜﾀﾅﾍﾞ"},
                             Part{"齋田", "サイダ", "ｻｲﾀﾞ"},
                             Part{"長谷川", "ハセガワ", "ﾊｾｶﾞﾜ"},
                             Part{"北原", "キタハラ", "ｷﾀﾊﾗ"},
                             Part{"宮下", "ミヤシタ", "ﾐﾔｼﾀ"},
                             Part{"柳瀬", "ヤナセ", "ﾔﾅｾ"},
                             Part{"大塚", "オオツカ", "ｵｵﾂｶ"},
                             Part{"五十嵐", "イガラシ", "ｲｶﾞﾗｼ"},
                             Part{"堀", "ホリ", "ﾎﾘ"},
                             Part{"蓼原", "タデハラ", "ﾀﾃﾞﾊﾗ"},
                             Part{"汐見", "シオミ", "ｼｵﾐ"},
                             Part{"植田", "ウエダ", "ｳｴﾀﾞ"},
                             Part{"三宅", "ミヤケ", "ﾐﾔｹ"}};
constexpr std::array kGivenFirst{
    Part{"由", "ユ", "ﾕ"},   Part{"千", "チ", "ﾁ"},    Part{"佐", "サ", "ｻ"},
    Part{"美", "ミ", "ﾐ"},   Part{"真", "マ", "ﾏ"},    Part{"久", "ク", "ｸ"},
    Part{"奈", "ナ", "ﾅ"},   Part{"理", "リ", "ﾘ"},    Part{"伊", "イ", "ｲ"},
    Part{"喜", "キ", "ｷ"},   Part{"麻", "アサ", "ｱｻ"}, Part{"友", "トモ", "ﾄﾓ"},
    Part{"正", "マサ", "ﾏｻ"}};
constexpr std::array kGivenLast{
    Part{"子", "コ", "ｺ"},         Part{"江", "エ", "ｴ"},      Part{"代", "ヨ", "ﾖ"},
    Part{"恵", "エ", "ｴ"},         Part{"彦", "ヒコ", "ﾋｺ"},   Part{"夫", "オ", "ｵ"},
    Part{"平", "ヘイ", "ﾍｲ"},      Part{"紀子", "キコ", "ｷｺ"}, Part{"太郎", "タロウ", "ﾀﾛｳ"},
    Part{"之助", "ノスケ", "ﾉｽｹ"}, Part{"枝", "エ", "ｴ"}};
constexpr std::array kStreets{"汐見一丁目", "汐見二丁目", "上小路", "北浜町", "花園台", "旧市場通"};
constexpr std::array kStories{
    "高齢の父と二人で暮らす。父の物忘れが進み、夜間の外出が増えた。仕事を休む日が続いている。",
    "離職してから家賃と水道料が滞り、食事を一日一回にしていると話す。㈱の寮を出て半年になる。",
    "隣家から連絡があり訪ねた。①呼びかけに応答あり ②玄関は開かない。手紙を残して戻った。",
    "下の子の登校しぶりと祖母の介護が重なり、眠れていない。「もう少しやれる」と言う。",
    "退院後の住まいが決まらない。保証人がなく、三件の申込みを断られた。通院は続いている。",
    "年金の更新を忘れ、受給が止まっている。書類は自宅に積まれ、どれが要るか分からない。"};
constexpr std::array kWishes{"今の家で暮らし続けたい。", "短い時間でも、また働きたい。",
                             "子どもと過ごす時間を取り戻したい。", "人と会わずに相談したい。"};

/// 宛名番号: 14 digits and a check digit, modulus 11 with weights 2 to 7 from the right.
std::string resident_code(std::uint32_t number) {
  const auto body = "100200" + padded(number, 8);
  unsigned sum = 0;
  for (std::size_t place = 0; place < body.size(); ++place) {
    const auto digit = static_cast<unsigned>(body[body.size() - 1 - place] - '0');
    sum += digit * (2 + static_cast<unsigned>(place % 6));
  }
  const unsigned rest = sum % 11;
  return body + std::to_string(rest < 2 ? 0 : 11 - rest);
}

/// An open conversion of iconv(3).
class Cp932 {
 public:
  Cp932() : conversion_{::iconv_open("CP932", "UTF-8")} {
    if (conversion_ == reinterpret_cast<iconv_t>(-1)) {  // NOLINT: iconv_open(3) says it so
      throw Error{messages::kSystemCall, "iconv_open CP932"};
    }
  }
  Cp932(const Cp932&) = delete;
  Cp932& operator=(const Cp932&) = delete;
  ~Cp932() { ::iconv_close(conversion_); }

  Bytes convert(std::string text) {
    std::string out(text.size(), '\0');  // no character is longer in CP932 than in UTF-8
    char* from = text.data();
    char* to = out.data();
    std::size_t from_left = text.size();
    std::size_t to_left = out.size();
    if (::iconv(conversion_, &from, &from_left, &to, &to_left) != 0) {
      throw Error{messages::kInternal, "invented text that CP932 does not have"};
    }
    out.resize(out.size() - to_left);
    return to_bytes(out);
  }

 private:
  iconv_t conversion_;
};

}  // namespace

std::string padded(std::uint32_t number, std::size_t digits) {
  const auto text = std::to_string(number);
  return std::string(text.size() < digits ? digits - text.size() : 0, '0') + text;
}

Person person(std::uint32_t number) {
  const auto& family = kFamily[number % kFamily.size()];
  const auto& first = kGivenFirst[number / kFamily.size() % kGivenFirst.size()];
  const auto& last = kGivenLast[number / (kFamily.size() * kGivenFirst.size()) % kGivenLast.size()];
  // Within one era, so that the year of the era is always the year less 1925 (昭和).
  const unsigned year = 1930 + number * 7 % 58;
  const auto day = padded(1 + number * 5 % 12, 2) + "-" + padded(1 + number * 11 % 28, 2);
  Person out;
  out.number = number;
  out.name = std::string{family.kanji} + "　" + first.kanji + last.kanji;
  out.kana = std::string{family.kana} + "　" + first.kana + last.kana;
  out.half_kana = std::string{family.half} + " " + first.half + last.half;
  out.sex = number % 2 == 0 ? "2" : "1";
  out.birth = std::to_string(year) + "-" + day;
  out.birth_era = "3" + padded(year - 1925, 2) + day.substr(0, 2) + day.substr(3);
  out.resident_code = resident_code(number);
  out.address = "架空県汐見市" + std::string{kStreets[number % kStreets.size()]} +
                std::to_string(1 + number % 59) + "番" + std::to_string(1 + number % 37) + "号";
  out.telephone = "0596-00-" + padded(number % 10000, 4);
  return out;
}

std::string story(std::uint32_t number) { return kStories[number % kStories.size()]; }

std::string wish(std::uint32_t number) { return kWishes[number % kWishes.size()]; }

Bytes in_cp932(const std::string& text) { return Cp932{}.convert(text); }

}  // namespace tsunagu::app::bench
