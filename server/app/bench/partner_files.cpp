/// Writes files in the forms that adapters/packs/madoguchi and jiritsu read.
#include "server/app/bench/partner_files.h"

#include <array>

#include "server/app/bench/invented.h"

namespace tsunagu::app::bench {
namespace {

constexpr std::uint32_t kFilesADay = 900;
constexpr const char* kMunicipality = "242039";
constexpr std::array kRelations{"夫", "妻", "長男", "長女", "父", "母", "祖母", "内縁の夫"};
constexpr std::array kNotes{"", "要介護１", "就労中", "通院中", "高校２年", "県外に在住"};
constexpr std::array kActions{"自宅を訪ね、体調と食事を確かめる", "収納課の窓口へ同行する",
                              "通院に付き添い、主治医の話を一緒に聞く", "就労準備の場を見学する"};

/// The day of the month on which the `nth` file is written, and its number on that day.
std::string day_of(std::uint32_t nth) { return padded(1 + nth / kFilesADay, 2); }
std::string number_of(std::uint32_t nth, std::size_t digits) {
  return padded(1 + nth % kFilesADay, digits);
}

std::string element(const std::string& name, const std::string& text) {
  return "<" + name + ">" + text + "</" + name + ">";
}

std::string members(const Person& who) {
  std::string out;
  for (std::uint32_t i = 0; i < who.number % 4; ++i) {
    const auto pick = who.number + i * 3;
    out += "   <世帯員 続柄=\"" + std::string{kRelations[pick % kRelations.size()]} + "\">" +
           element("氏名", person(who.number + 1 + i).name) +
           element("年齢", std::to_string(1 + pick * 7 % 94)) +
           element("備考", kNotes[pick % kNotes.size()]) + "</世帯員>\r\n";
  }
  return out;
}

std::string concerns(const Person& who) {
  std::string out;
  for (std::uint32_t i = 0; i <= who.number % 4; ++i) {
    out += std::string{"  <困りごと"} + (i == 0 ? " 主=\"1\">" : ">") +
           padded(1 + (who.number + i * 5) % 18, 2) + "</困りごと>\r\n";
  }
  return out;
}

std::string referral(std::uint32_t number) {
  const auto who = person(number);
  return " <連絡票 番号=\"MD-R07-" + std::to_string(100000 + number) + "\">\r\n" +
         "  <記入日>5070602</記入日>\r\n"
         "  <記入所属 コード=\"HK01\">北部地域包括支援センター</記入所属>\r\n"
         "  <記入者>宮下</記入者>\r\n"
         "  <同意 区分=\"1\" 日=\"5070602\" 方法=\"書面\"/>\r\n  <本人>\r\n   " +
         element("氏名", who.name) + element("カナ", who.half_kana) + "\r\n   " +
         element("性別", who.sex) + element("生年月日", who.birth_era) +
         element("宛名番号", who.resident_code) + "\r\n   <郵便番号>5169999</郵便番号>" +
         element("住所", who.address) + "<支援措置>0</支援措置>\r\n   <電話 種別=\"携帯\">" +
         who.telephone + "</電話>\r\n" + members(who) + "  </本人>\r\n" + concerns(who) +
         "  <内容><![CDATA[" + story(number) + "]]></内容>\r\n" +
         "  <紹介先 コード=\"TK01\">福祉総合相談課</紹介先>\r\n"
         "  <理由>世帯の課題を整理し、役割を分けたい。</理由>\r\n"
         "  <緊急度>" +
         std::to_string(1 + number % 3) + "</緊急度>\r\n </連絡票>\r\n";
}

std::string actions(std::uint32_t number) {
  std::string out;
  for (std::uint32_t i = 1; i <= 3; ++i) {
    out += "   <p:Action no=\"" + std::to_string(i) +
           "\" agency=\"HK01\" frequency=\"毎週\" from=\"2025-06-16\" to=\"2025-12-15\">" +
           kActions[(number + i) % kActions.size()] + "</p:Action>\n";
  }
  return out;
}

std::string plan(std::uint32_t number) {
  const auto who = person(number);
  return "  <p:Plan id=\"JP-2025-" + std::to_string(100000 + number) +
         "\" kind=\"TK\" round=\"1\" status=\"decided\" created=\"2025-06-16\">\n"
         "   <p:Subject atena=\"" +
         who.resident_code + "\" sex=\"" + who.sex + "\" birth=\"" + who.birth + "\">" +
         element("p:Kanji", who.name) + element("p:Kana", who.kana) +
         "</p:Subject>\n"
         "   <p:Consent given=\"true\" date=\"2025-06-10\" scope=\"HK01 SK01 TK01\"/>\n   " +
         element("p:Wish", wish(number)) + "\n   <p:Issue no=\"1\">" + story(number) +
         "</p:Issue>\n"
         "   <p:Goal level=\"long\" due=\"2026-06\">住まいと収入が定まり、安心して暮らせる"
         "</p:Goal>\n"
         "   <p:Goal level=\"short\" due=\"2025-09\">滞っている支払いを整理し、分納の約束をする"
         "</p:Goal>\n" +
         actions(number) + "   <p:Monitoring every=\"P3M\" next=\"2025-09-16\"/>\n  </p:Plan>\n";
}

}  // namespace

std::string madoguchi_name(const std::string& month, std::uint32_t nth) {
  return "TSNG_" + month + day_of(nth) + "_" + number_of(nth, 3) + ".xml";
}

Bytes madoguchi_file(std::uint32_t first, std::uint32_t count) {
  std::string text = "<?xml version=\"1.0\" encoding=\"Shift_JIS\"?>\r\n<連絡票データ 版=\"1.3\"";
  text += std::string{" 団体=\""} + kMunicipality + "\" 作成日=\"5070602\" 件数=\"" +
          std::to_string(count) + "\">\r\n";
  for (std::uint32_t i = 0; i < count; ++i) {
    text += referral(first + i);
  }
  return in_cp932(text + "</連絡票データ>\r\n");
}

std::string jiritsu_name(const std::string& month, std::uint32_t nth) {
  return "plan-" + month + day_of(nth) + "-" + number_of(nth, 4) + ".xml";
}

Bytes jiritsu_file(std::uint32_t first, std::uint32_t count) {
  // The system writes a byte order mark.
  std::string text =
      "\xEF\xBB\xBF<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<p:SupportPlanExport"
      " xmlns:p=\"urn:example:jiritsu:plan:2\"";
  text += std::string{" municipality=\""} + kMunicipality +
          "\" created=\"2025-06-16T17:15:00+09:00\" count=\"" + std::to_string(count) + "\">\n";
  for (std::uint32_t i = 0; i < count; ++i) {
    text += plan(first + i);
  }
  return to_bytes(text + "</p:SupportPlanExport>\n");
}

}  // namespace tsunagu::app::bench
