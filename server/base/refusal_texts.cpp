/// The fixed texts of every refusal code, as partners and operators read them.
#include <array>

#include "server/base/refusal.h"

namespace tsunagu {

namespace {

using enum RefusalCode;

constexpr std::array kTexts{
    RefusalText{
        count_mismatch, "件数が実際のレコード数と合いません",
        "The stated count differs from the number of records",
        "ファイルが途中で切れていないか確かめ、作り直して送ってください。1件も取り込んでいません。",
        "Check that the file is whole, make it again and send it. Nothing of it was taken."},
    RefusalText{file_name, "ファイル名が取り決めと違います", "The file name is not as agreed",
                "取り決めた形の名前に直して送ってください。",
                "Send it again under a name of the agreed form."},
    RefusalText{empty_file, "ファイルが空です", "The file is empty",
                "送信元で出力をやり直してください。", "Make the file again at its source."},
    RefusalText{illegal_byte, "取り決めた文字コードにないバイトがあります",
                "A byte is not part of the agreed character encoding",
                "示された位置を見て、取り決めた文字コードで出力し直してください。",
                "Look at the place named and write the file again in the agreed encoding."},
    RefusalText{unmapped_character, "変換表にない文字があります",
                "A character has no entry in the conversion table",
                "示された位置の文字を別の文字に直すか、変換表への追加を頼んでください。",
                "Use another character at the place named, or ask for an entry in the table."},
    RefusalText{external_character, "外字の意味が登録されていません",
                "The meaning of an external character is not registered",
                "外字対応表に登録するよう頼み、登録後に送り直してください。",
                "Have it registered in the table of external characters, then send again."},
    RefusalText{substitution_needed, "送り先の文字コードで表せない文字があります",
                "A character cannot be written in the receiver's encoding",
                "代わりの文字を認める設定にするか、その項目を別の手段で伝えてください。",
                "Permit a substitution in the adapter, or pass this item on by another way."},
    RefusalText{round_trip, "書き出した内容を読み戻すと元と一致しません",
                "What was written does not read back the same",
                "送っていません。アダプタの変換規則を見直すよう保守担当に連絡してください。",
                "It was not sent. Ask support to look at the adapter's rules."},
    RefusalText{too_long, "文字数が上限を超えています", "A value has too many characters",
                "示された項目を上限以内に短くして送り直してください。途中で切ることはしません。",
                "Shorten the item named and send again. Nothing is ever cut off."},
    RefusalText{encoding_mismatch, "宣言された文字コードと実際が違います",
                "The declared character encoding is not the real one",
                "宣言と実際の文字コードを揃えて出力し直してください。",
                "Make declaration and bytes agree and write the file again."},
    RefusalText{byte_order_mark, "BOM の有無が取り決めと違います",
                "The byte order mark is not as agreed",
                "取り決めに合わせて BOM を付けるか外してください。",
                "Add or remove the byte order mark as agreed."},
    RefusalText{
        not_a_date, "日付として正しくありません", "This is not a date",
        "示された項目の年月日を確かめて直してください。分からない日付を作らないでください。",
        "Correct the date in the item named. Do not invent an unknown one."},
    RefusalText{era_overrun, "元号の期間にない日付です", "The date lies outside its era",
                "元号と年の組み合わせを確かめて直してください。",
                "Check era and year, and correct them."},
    RefusalText{municipality_code, "団体コードが正しくないか、対象の団体と違います",
                "The municipality code is wrong or of another municipality",
                "検査数字を含む6桁の団体コードを確かめてください。",
                "Check the six digits, the last being the check digit."},
    RefusalText{postal_code, "郵便番号が7桁の数字ではありません",
                "The postal code is not seven digits",
                "示された項目を直すか、空にして送ってください。",
                "Correct the item named, or leave it empty."},
    RefusalText{record_number, "レコードの番号がないか、形が違うか、重なっています",
                "A record's number is missing, malformed or repeated",
                "番号を付け直して送ってください。", "Number the record correctly and send again."},
    RefusalText{resident_code, "宛名番号が15桁の数字ではありません",
                "The resident code is not 15 digits",
                "宛名番号を確かめて直すか、分からなければ空にしてください。",
                "Correct it, or leave it empty if it is not known."},
    RefusalText{unknown_code, "コード表にない値です", "A code is not in its list",
                "示された項目に、取り決めたコード表の値を入れてください。",
                "Use a code of the agreed list in the item named."},
    RefusalText{
        my_number, "マイナンバーが含まれています", "It contains a My Number",
        "この仕組みでは取り扱えません。取り除いてから送ってください。内容は保存していません。",
        "It may not be handled here. Remove it and send again. Nothing of it was stored."},
    RefusalText{my_number_suspected, "マイナンバーと思われる数字が含まれています",
                "It contains digits that look like a My Number",
                "示された項目を確かめ、マイナンバーなら取り除いて送り直してください。",
                "Check the item named; if it is a My Number remove it and send again."},
    RefusalText{doctype, "DOCTYPE は使えません", "DOCTYPE is not allowed",
                "DOCTYPE 宣言を取り除いて出力してください。", "Write the file without it."},
    RefusalText{nesting, "要素の入れ子が深すぎます", "Elements are nested too deep",
                "取り決めた形式で出力し直してください。", "Write the file in the agreed format."},
    RefusalText{too_large, "大きさが上限を超えています", "It is larger than allowed",
                "ファイルを分けて送ってください。", "Split the file and send the parts."},
    RefusalText{schema, "取り決めた形式（スキーマ）に合いません",
                "It does not have the agreed form (schema)",
                "示された要素の有無、順序、値の形を取り決めと照らして直してください。",
                "Compare the element named with the agreed form: presence, order, kind of value."},
    RefusalText{name_space, "名前空間が取り決めと違います", "The namespace is not as agreed",
                "取り決めた名前空間と版で出力してください。",
                "Use the agreed namespace and version."},
    RefusalText{active_content, "処理命令など動作を伴う内容は使えません",
                "Active content such as processing instructions is not allowed",
                "示された位置の内容を取り除いてください。",
                "Remove what stands at the place named."},
    RefusalText{not_well_formed, "XML として正しくありません", "It is not well-formed XML",
                "ファイルが途中で切れていないか、示された位置を確かめてください。",
                "Check that the file is whole, and the place named."},
    RefusalText{resource_limit, "処理に時間またはメモリがかかりすぎました",
                "Reading it took too much time or memory",
                "ファイルを分けて送ってください。小さいファイルで出るときは内容を調べてください。",
                "Split the file. If a small file causes this, have its content examined."},
    RefusalText{
        translation, "文書に変換できません", "It cannot be translated into a document",
        "示された項目を取り決めと照らしてください。正しいときは保守担当に連絡してください。",
        "Compare the item named with the agreement; if it is right, call support."},
    RefusalText{
        not_intact, "保管している文書が記録のとおりではありません",
        "The stored document is not what was recorded",
        "送っていません。`tsunagu audit verify` を実行し、情報セキュリティ担当者に連絡してくださ"
        "い。",
        "It was not sent. Run `tsunagu audit verify` and call whoever is responsible for "
        "information security."},
    RefusalText{
        class_not_granted, "この送り先に渡してよい種類の情報ではありません",
        "This receiver may not have this class of information",
        "送り先に認める種類を個人情報の担当者と確かめ、必要なら設定を変えてください。",
        "Settle with the privacy officer what this receiver may have; then change the setting."},
    RefusalText{direction, "この方向では扱わない種類の文書です",
                "This kind of document is not exchanged in this direction",
                "送り先とアダプタの取り決めを確かめてください。",
                "Check what was agreed with the partner for this adapter."},
    RefusalText{no_consent_council, "本人の同意がないため重層的支援会議では扱えません",
                "Without the person's consent a support council may not handle the case",
                "同意を得るか、法第106条の6の支援会議で扱ってください。",
                "Obtain consent, or use a support meeting under article 106-6."},
    RefusalText{no_consent_plan, "本人の同意がないため支援プランを作れません",
                "Without the person's consent there can be no support plan",
                "同意書を先に登録してから、プランを送り直してください。",
                "Have the consent recorded first, then send the plan again."},
    RefusalText{case_not_found, "対応するケースが見つかりません", "No case fits",
                "つなぐシートが先に受け付けられているか、番号が正しいかを確かめてください。",
                "Check that the referral sheet was taken before, and that its number is right."},
    RefusalText{case_ambiguous, "対応するケースが複数あり、決められません",
                "More than one case fits, so none was chosen",
                "ケースの番号を付けて送り直してください。",
                "Send it again with the case's number."},
};

constexpr bool is_ascending() {
  for (std::size_t i = 1; i < kTexts.size(); ++i) {
    if (kTexts[i - 1].code >= kTexts[i].code) {
      return false;
    }
  }
  return true;
}
static_assert(is_ascending(), "codes stand in the order of their numbers, each once");

}  // namespace

std::span<const RefusalText> all_refusal_texts() { return kTexts; }

}  // namespace tsunagu
