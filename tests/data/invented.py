"""Invented people and what is written about them: the same record number is always the same person."""
import datetime
import random

FAMILY = [("髙木", "タカギ"), ("山﨑", "ヤマサキ"), ("濵口", "ハマグチ"), ("德田", "トクダ"), ("黑川", "クロカワ"),
          ("渡邊", "ワタナベ"), ("齋田", "サイダ"), ("長谷川", "ハセガワ"), ("北原", "キタハラ"), ("宮下", "ミヤシタ"),
          ("柳瀬", "ヤナセ"), ("大塚", "オオツカ"), ("五十嵐", "イガラシ"), ("堀", "ホリ"), ("ジョンソン", "ジョンソン")]
GIVEN = [("實", "ミノル", "1"), ("千鶴", "チヅル", "2"), ("翔太", "ショウタ", "1"), ("いく代", "イクヨ", "2"),
         ("誠", "マコト", "1"), ("ヴェラ", "ヴェラ", "2"), ("由紀子", "ユキコ", "2"), ("文平", "ブンペイ", "1"),
         ("ちか", "チカ", "2"), ("仁", "ジン", "1"), ("佐知", "サチ", "2"), ("玲", "レイ", "3")]
STREETS = ["汐見一丁目", "汐見二丁目", "上小路", "北浜町", "花園台", "旧市場通"]
AGENCIES = [("HK01", "北部地域包括支援センター"), ("HK02", "南部地域包括支援センター"), ("SG01", "障害者相談支援センター"),
            ("KD01", "こども家庭センター"), ("JJ01", "自立相談支援センター"), ("SK01", "社会福祉協議会"),
            ("TK01", "福祉総合相談課"), ("ZM01", "収納課")]
STAFF = ["黑川", "宮下", "髙木", "五十嵐", "堀", "渡邊"]
OCCUPATIONS = ["社会福祉士", "保健師", "主任介護支援専門員", "精神保健福祉士", "相談支援員"]
CONCERNS = [f"{n:02d}" for n in range(1, 19)] + ["99"]
RELATIONS = ["夫", "妻", "長男", "二男", "長女", "父", "母", "祖母", "兄", "妹", "次男", "内縁の夫"]
NOTES = ["", "要介護１", "就労中", "通院中", "高校２年", "県外に在住"]
STORIES = [
    "高齢の父と二人で暮らす。父の物忘れが進み、夜間の外出が増えた。本人は仕事を休みがちになっている。",
    "離職してから家賃と水道料が滞り、食事を一日一回にしていると話す。㈱の寮を出て半年になる。",
    "回覧板が止まっていると隣家から連絡があった。①呼びかけに応答あり ②玄関は開かない。手紙を残した。",
    "下の子の登校しぶりと祖母の介護が重なり、本人の睡眠が取れていない。本人は「もう少しやれる」と言う。",
    "退院後の住まいが決まらない。保証人がなく、３件の申込みを断られている。通院は続いている〜月２回。",
    "障害年金の更新を忘れ、受給が止まっている。手続きの書類は自宅に山積みで、どれが要るか分からない。",
]
WISHES = ["今の家で暮らし続けたい。", "短い時間でも、また働きたい。", "子どもと過ごす時間を取り戻したい。", "人と会わずに相談したい。"]
GOALS = [("long", "住まいと収入が定まり、安心して暮らせる"), ("short", "滞っている支払いを整理し、分納の約束をする"),
         ("short", "週に一度は外に出る機会をもつ")]
ACTIONS = ["自宅を訪ね、体調と食事を確かめる", "収納課の窓口へ同行する", "通院に付き添い、主治医の話を一緒に聞く", "就労準備の場を見学する"]
TASKS = ["主担当として毎月面談し、経過をまとめる", "住まい探しに同行する", "家計の相談を受け持つ", "訪問と見守りを続ける"]
DECISIONS = {"重層的支援会議": ["承認", "差戻", "終結", "中断"], "支援会議": ["共有", "緊急対応"]}


class Person:
    def __init__(self, rng):
        self.family, self.family_kana = rng.choice(FAMILY)
        self.given, self.given_kana, self.sex = rng.choice(GIVEN)
        self.birth = datetime.date(1932, 1, 1) + datetime.timedelta(days=rng.randrange(75 * 365))
        self.birth_day_known = rng.random() >= 0.02
        self.resident_code = resident_code(rng.randrange(10 ** 14))
        self.address = f"架空県汐見市{rng.choice(STREETS)}{rng.randrange(1, 60)}番{rng.randrange(1, 40)}号"
        self.telephone = f"0596-00-{rng.randrange(10000):04d}"
        self.protected = rng.random() < 0.03
        self.consent = rng.choices(["1", "2", "9"], [6, 1, 2])[0]


def person(record):
    """The person of a record number: the same one in the files of every system."""
    return Person(random.Random(f"tsunagu person {record}"))


def resident_code(body):
    """宛名番号: 14 digits and a check digit, modulus 11 with weights 2 to 7 from the right."""
    digits = f"{body:014d}"
    rest = sum(int(digit) * (2 + place % 6) for place, digit in enumerate(reversed(digits))) % 11
    return digits + str(0 if rest < 2 else 11 - rest)


ERAS = [(datetime.date(2019, 5, 1), "5", "R", 2018), (datetime.date(1989, 1, 8), "4", "H", 1988),
        (datetime.date(1926, 12, 25), "3", "S", 1925), (datetime.date(1912, 7, 30), "2", "T", 1911)]


def era(day):
    """(digit, letter, year of the era)."""
    digit, letter, base = next(rest for start, *rest in ERAS if day >= start)
    return digit, letter, day.year - base


def era_digits(day, day_known=True):
    digit, _, year = era(day)
    return f"{digit}{year:02d}{day.month:02d}{day.day if day_known else 0:02d}"


def era_dotted(day):
    _, letter, year = era(day)
    return f"{letter}{year:02d}.{day.month:02d}.{day.day:02d}"


def half_width(kana):
    """Full-width katakana as half-width ones; a full-width blank as a half-width one."""
    return "".join(HALF.get(letter, letter) for letter in kana)


def half_width_table():
    import unicodedata
    table = {"　": " "}
    singles = [chr(code) for code in range(0xFF66, 0xFF9E)]
    for half in singles:
        full = unicodedata.normalize("NFKC", half)
        table[full] = half
        for mark in "ﾞﾟ":
            joined = unicodedata.normalize("NFC", unicodedata.normalize("NFKC", half + mark))
            if len(joined) == 1:
                table[joined] = half + mark
    return table


HALF = half_width_table()


def ibm_codes():
    """The characters that CP932 knows twice, as the codes of IBM's extension (FA40 to FC4B)."""
    table = {}
    for lead in (0xFA, 0xFB, 0xFC):
        for trail in range(0x40, 0xFD):
            try:
                letter = bytes([lead, trail]).decode("cp932")
            except UnicodeDecodeError:
                continue
            table[letter] = bytes([lead, trail])
    return table


IBM = ibm_codes()


def cp932(text, ibm):
    """CP932 bytes; the characters with two codes as IBM's or as NEC's."""
    if not ibm:
        return text.encode("cp932")
    return b"".join(IBM.get(letter) or letter.encode("cp932") for letter in text)
