/// The table of name kanji: old and new forms, forms of vendors' character sets, compatibility
/// forms of Unicode (as numbers, since editors normalise the glyphs).
///
/// A search shows what it found to a person, so a group may be wide: it finds 斉藤 for 齋藤
/// although the two are different kanji, because windows mix them up.
#include "server/documents/kanji_variants.h"

#include <unordered_map>

namespace tsunagu::documents {
namespace {

constexpr std::u32string_view kGroups[] = {
    U"高髙",   U"崎﨑嵜碕", U"浜濱濵", U"辺邊邉", U"斎齋齊斉", U"沢澤",   U"徳德",   U"黒黑",
    U"広廣",   U"国國圀",   U"桜櫻",   U"瀬瀨",   U"関關",     U"島嶋嶌", U"富冨",   U"渕淵渊",
    U"竜龍",   U"真眞",     U"恵惠",   U"栄榮",   U"曽曾",     U"条條",   U"円圓",   U"寿壽",
    U"万萬",   U"与與",     U"会會",   U"蔵藏",   U"経經",     U"静靜",   U"清淸",   U"吉𠮷",
    U"土圡",   U"橋槗",     U"柳栁桺", U"礼禮",   U"猪豬",     U"館舘",   U"鶴靏靍", U"熙凞煕",
    U"梅楳",   U"緑綠",     U"穂穗",   U"頼賴",   U"禄祿",     U"禅禪",   U"稲稻",   U"穣穰",
    U"糸絲",   U"絵繪",     U"総總",   U"縄繩",   U"来來",     U"楽樂",   U"気氣",   U"沖冲",
    U"滝瀧",   U"満滿",     U"焼燒",   U"爾尓",   U"独獨",     U"画畫",   U"当當",   U"発發",
    U"県縣",   U"礒磯",     U"学學",   U"実實",   U"宝寶寳",   U"宮宫",   U"寛寬",   U"将將",
    U"尭堯",   U"峰峯",     U"峡峽",   U"岳嶽",   U"巌巖",     U"帯帶",   U"帰歸",   U"庁廳",
    U"弥彌",   U"強强",     U"彦彥",   U"応應",   U"恒恆",     U"悦悅",   U"戸戶",   U"払拂",
    U"抜拔",   U"挙擧",     U"数數",   U"断斷",   U"旧舊",     U"昇曻",   U"晃晄",   U"晋晉",
    U"暁曉",   U"予豫",     U"亀龜",   U"仏佛",   U"伝傳",     U"仮假",   U"価價",   U"倹儉",
    U"児兒",   U"内內",     U"処處",   U"剣劍劔", U"勲勳勛",   U"区區",   U"単單",   U"厳嚴",
    U"参參",   U"双雙",     U"台臺",   U"号號",   U"団團",     U"図圖",   U"囲圍",   U"圧壓",
    U"坂阪",   U"塩鹽",     U"増增",   U"壮壯",   U"声聲",     U"売賣",   U"変變",   U"奥奧",
    U"嬢孃",   U"松枩",     U"桧檜",   U"栃杤",   U"検檢",     U"楼樓",   U"権權",   U"横橫",
    U"歩步",   U"歯齒",     U"歳歲",   U"毎每",   U"涙淚",     U"浄淨",   U"渋澁",   U"済濟",
    U"鉄鐵銕", U"銭錢",     U"鎮鎭",   U"鋭銳",   U"隠隱",     U"随隨",   U"険險",   U"雑雜",
    U"霊靈",   U"青靑",     U"顔顏",   U"顕顯",   U"駅驛",     U"駆驅",   U"騒騷",   U"験驗",
    U"髪髮",   U"鴎鷗",     U"鶏鷄",   U"麦麥",   U"黄黃",     U"点點",   U"桑桒",   U"丘坵",
    U"秋穐",   U"薮藪",     U"蛍螢",   U"蝋蠟",   U"薫薰",     U"芦蘆",   U"荘莊",   U"覚覺",
    U"観觀",   U"訳譯",     U"証證",   U"読讀",   U"豊豐",     U"賛贊",   U"転轉",   U"逓遞",
    U"遅遲",   U"郷鄉鄕",   U"酔醉",   U"釈釋",   U"野埜",     U"槙槇",   U"檪櫟",   U"遥遙",
    U"瑶瑤",   U"尚尙",     U"巻卷",   U"慎愼",   U"戻戾",     U"捜搜",   U"掲揭",   U"揺搖",
    U"摂攝",   U"為爲",     U"状狀",   U"瓶甁",   U"産產",     U"粋粹",   U"縁緣",   U"繊纖",
    U"翠翆",   U"聡聰",     U"舎舍",   U"艶艷",   U"萌萠",     U"虎乕",   U"衛衞",   U"謡謠",
    U"譲讓",   U"賎賤",     U"跡蹟",   U"踊踴",   U"軽輕",     U"遠逺",   U"釜釡",   U"録錄",
    U"鎌鐮",   U"閲閱",     U"陥陷",   U"飲飮",   U"餅餠",     U"鴬鶯",   U"麹麴",   U"麺麵",
    U"歴歷",   U"暦曆",     U"徴徵",   U"呉吳",   U"娯娛",     U"姉姊",   U"収收",   U"寝寢",
    U"焔焰",   U"掴摑",     U"侠俠",   U"尽盡",   U"繋繫",     U"篭籠",   U"潅灌",   U"頚頸",
    U"壷壺",   U"涛濤",     U"祢禰",   U"祷禱",   U"砺礪",     U"砿礦",   U"諌諫",   U"迩邇",
    U"蝉蟬",   U"鯵鰺",     U"莱萊",   U"箪簞",   U"潜潛",     U"涼凉",   U"準凖",   U"凛凜",
    U"羨羡",   U"喜㐂",     U"留畄",   U"魚𩵋",   U"隣鄰",     U"郎郞",   U"亘亙",   U"厩廏"};

struct CompatibilityForm {
  char32_t form;
  char32_t kanji;
};

/// Forms that only name another code point (JIS X 0213 and IBM extensions of CP932).
constexpr CompatibilityForm kCompatibilityForms[] = {
    {0xF90A, U'金'}, {0xF91C, U'卵'}, {0xF91D, U'欄'}, {0xF928, U'廊'}, {0xF929, U'朗'},
    {0xF936, U'虜'}, {0xF970, U'殺'}, {0xF992, U'漣'}, {0xF9B4, U'領'}, {0xF9D0, U'類'},
    {0xF9DC, U'隆'}, {0xFA10, U'塚'}, {0xFA12, U'晴'}, {0xFA15, U'熙'}, {0xFA16, U'猪'},
    {0xFA17, U'益'}, {0xFA18, U'礼'}, {0xFA19, U'神'}, {0xFA1A, U'祥'}, {0xFA1B, U'福'},
    {0xFA1C, U'靖'}, {0xFA1D, U'精'}, {0xFA1E, U'羽'}, {0xFA20, U'蘒'}, {0xFA22, U'諸'},
    {0xFA25, U'逸'}, {0xFA26, U'都'}, {0xFA2A, U'飯'}, {0xFA2B, U'飼'}, {0xFA2C, U'館'},
    {0xFA2D, U'鶴'}, {0xFA2E, U'郎'}, {0xFA2F, U'隷'}, {0xFA30, U'侮'}, {0xFA31, U'僧'},
    {0xFA32, U'免'}, {0xFA33, U'勉'}, {0xFA34, U'勤'}, {0xFA35, U'卑'}, {0xFA36, U'喝'},
    {0xFA37, U'嘆'}, {0xFA38, U'器'}, {0xFA39, U'塀'}, {0xFA3A, U'墨'}, {0xFA3B, U'層'},
    {0xFA3C, U'屮'}, {0xFA3D, U'悔'}, {0xFA3E, U'慨'}, {0xFA3F, U'憎'}, {0xFA40, U'懲'},
    {0xFA41, U'敏'}, {0xFA42, U'既'}, {0xFA43, U'暑'}, {0xFA44, U'梅'}, {0xFA45, U'海'},
    {0xFA46, U'渚'}, {0xFA47, U'漢'}, {0xFA48, U'煮'}, {0xFA49, U'爫'}, {0xFA4A, U'琢'},
    {0xFA4B, U'碑'}, {0xFA4C, U'社'}, {0xFA4D, U'祉'}, {0xFA4E, U'祈'}, {0xFA4F, U'祐'},
    {0xFA50, U'祖'}, {0xFA51, U'祝'}, {0xFA52, U'禍'}, {0xFA53, U'禎'}, {0xFA54, U'穀'},
    {0xFA55, U'突'}, {0xFA56, U'節'}, {0xFA57, U'練'}, {0xFA58, U'縉'}, {0xFA59, U'繁'},
    {0xFA5A, U'署'}, {0xFA5B, U'者'}, {0xFA5C, U'臭'}, {0xFA5D, U'艹'}, {0xFA5E, U'艹'},
    {0xFA5F, U'著'}, {0xFA60, U'褐'}, {0xFA61, U'視'}, {0xFA62, U'謁'}, {0xFA63, U'謹'},
    {0xFA64, U'賓'}, {0xFA65, U'贈'}, {0xFA66, U'辶'}, {0xFA67, U'逸'}, {0xFA68, U'難'},
    {0xFA69, U'響'}, {0xFA6A, U'頻'}, {0xFA6B, U'恵'}, {0xFA6C, U'𤋮'}, {0xFA6D, U'館'}};

using Table = std::unordered_map<char32_t, char32_t>;

Table variant_table() {
  Table table;
  for (const auto group : kGroups) {
    for (const auto variant : group.substr(1)) {
      table.emplace(variant, group.front());
    }
  }
  for (const auto& compatibility : kCompatibilityForms) {
    table.emplace(compatibility.form, compatibility.kanji);
  }
  return table;
}

}  // namespace

std::span<const std::u32string_view> kanji_variant_groups() { return kGroups; }

char32_t folded_kanji(char32_t kanji) {
  static const Table table = variant_table();
  const auto at = table.find(kanji);
  return at == table.end() ? kanji : at->second;
}

}  // namespace tsunagu::documents
