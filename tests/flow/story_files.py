"""The people of the stories, and what the three partner systems write about them. All people are invented."""
import datetime
import sys
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "data"))
from invented import cp932, era_digits, era_dotted, half_width, resident_code

SEXES = {"male": "1", "female": "2"}


class Person:
    """`number` makes the 宛名番号; without it whoever writes does not know it."""

    def __init__(self, number, kanji, kana, sex, birth, line, phone):
        self.kanji, self.kana, self.sex, self.phone = kanji, kana, sex, phone
        self.birth = datetime.date.fromisoformat(birth)
        self.resident = resident_code(number) if number else None
        self.line = line

    def values(self, group="Person"):
        """Who it is, as fields of a document whose part about the person is called `group`."""
        return {f"{group}/Name/Kanji": self.kanji, f"{group}/Name/Kana": self.kana, f"{group}/Sex": self.sex,
                f"{group}/BirthDate": self.birth.isoformat(), f"{group}/ResidentCode": self.resident}


def day(iso):
    return datetime.date.fromisoformat(iso)


def consent_of_sheet(consent, today):
    if consent == "given":
        return f'<同意 区分="1" 日="{era_digits(day(today))}" 方法="書面"/>'
    code, reason = {"refused": ("2", "本人が望まないため"), "not-asked": ("9", "本人に会えていないため")}[consent]
    return f'<同意 区分="{code}"><理由>{reason}</理由></同意>'


def sheet(number, person, today, by, to, consent="given", protected=False, story="", concerns=("09",), urgency="2"):
    """One 連絡票 of madoguchi; `by` and `to` are (code, name) of agencies."""
    resident = f"<宛名番号>{person.resident}</宛名番号>" if person.resident else ""
    return (
        f" <連絡票 番号={quoteattr(number)}>\n"
        f"  <記入日>{era_digits(day(today))}</記入日>\n"
        f'  <記入所属 コード="{by[0]}">{by[1]}</記入所属>\n'
        "  <記入者>神谷</記入者>\n"
        f"  {consent_of_sheet(consent, today)}\n"
        "  <本人>\n"
        f"   <氏名>{person.kanji}</氏名><カナ>{half_width(person.kana)}</カナ>\n"
        f"   <性別>{SEXES[person.sex]}</性別><生年月日>{era_digits(person.birth)}</生年月日>"
        f"{resident}\n"
        f"   <郵便番号>5169988</郵便番号><住所>{person.line}</住所><支援措置>{int(protected)}</支援措置>\n"
        f'   <電話 種別="携帯">{person.phone}</電話>\n'
        "  </本人>\n"
        + "".join(f'  <困りごと{MAIN if n == 0 else ""}>{code}</困りごと>\n' for n, code in enumerate(concerns))
        + f"  <内容><![CDATA[{story}]]></内容>\n"
        f'  <紹介先 コード="{to[0]}">{to[1]}</紹介先>\n'
        "  <理由>役割分担の調整をお願いしたい。</理由>\n"
        f"  <緊急度>{urgency}</緊急度>\n"
        " </連絡票>\n")


MAIN = ' 主="1"'


def madoguchi(municipality, today, sheets):
    """The bytes of a file of madoguchi."""
    text = ('<?xml version="1.0" encoding="Shift_JIS"?>\n'
            f'<連絡票データ 版="1.3" 団体="{municipality}" 作成日="{era_digits(day(today))}" 件数="{len(sheets)}">\n'
            + "".join(sheets) + "</連絡票データ>\n")
    return cp932(text.replace("\n", "\r\n"), ibm=True)


def plan(number, person, today, agencies, status="draft", kind="TK", given=True, consented="", monitoring="",
         until="2026-03-31"):
    """One Plan of jiritsu. The consent names `agencies`, of which the first carries out the action."""
    date = f' date="{consented or today}"' if given else ""
    watch = f'   <p:Monitoring every="P3M" next="{monitoring}"/>\n' if monitoring else ""
    return (
        f'  <p:Plan id="{number}" kind="{kind}" round="1" status="{status}" created="{today}">\n'
        f'   <p:Subject atena="{person.resident}" sex="{SEXES[person.sex]}" birth="{person.birth}">'
        f"<p:Kanji>{person.kanji}</p:Kanji><p:Kana>{person.kana}</p:Kana></p:Subject>\n"
        f'   <p:Consent given="{str(given).lower()}"{date} scope="{" ".join(agencies)}"/>\n'
        "   <p:Wish>今の家で暮らし続けたい。</p:Wish>\n"
        '   <p:Issue no="1">介護と滞納が重なっている。</p:Issue>\n'
        '   <p:Goal level="long" due="2026-03">住まいと収入が定まる</p:Goal>\n'
        f'   <p:Action no="1" agency="{agencies[0]}" frequency="月２回" from="{today}" to="{until}">家計の相談</p:Action>\n'
        + watch + "  </p:Plan>\n")


def jiritsu(municipality, today, plans):
    """The bytes of a file of jiritsu."""
    text = ('<?xml version="1.0" encoding="UTF-8"?>\n<p:SupportPlanExport xmlns:p="urn:example:jiritsu:plan:2" '
            f'municipality="{municipality}" created="{today}T09:00:00+09:00" count="{len(plans)}">\n'
            + "".join(plans) + "</p:SupportPlanExport>\n")
    return text.encode("utf-8-sig")


def item(number, case, decision, consent="有", talk="各機関の関わりを確かめた。", roles=(), following=""):
    """One 議題 of bunsho; `case` is any number that belongs to the case."""
    return (
        f'  <議題 番号="{number}" 案件={quoteattr(case)} 同意="{consent}">\n'
        f"   <検討内容>{escape(talk)}</検討内容>\n"
        f'   <決定 区分="{decision}">各機関で分担し、次回に経過を持ち寄る。</決定>\n'
        + "".join(f'   <役割 機関="{agency}">月１回の面談</役割>\n' for agency in roles)
        + (f"   <次回>{era_dotted(day(following))}</次回>\n" if following else "")
        + "  </議題>\n")


def bunsho(today, number, kind, attendees, items, secrecy="済"):
    """The bytes of a file of bunsho; those of `attendees`, codes of agencies, were all there."""
    present = "".join(f'  <出席者 機関="{agency}" 職="社会福祉士" 守秘確認="{secrecy}">吉井</出席者>\n' for agency in attendees)
    text = ('<?xml version="1.0" encoding="Windows-31J"?>\n<文書>\n <鑑>\n'
            f"  <文書番号>福相第{number}号</文書番号><施行日>{era_dotted(day(today))}</施行日><件名>{kind}会議録の送付について</件名>"
            "<宛先>架空市長</宛先><発信者>福祉総合支援センター所長</発信者>\n </鑑>\n"
            f' <会議録 種別="{kind}" 回="{number}">\n'
            f"  <開催日時>{era_dotted(day(today))} 13:30</開催日時><場所>市役所３階会議室</場所>\n{present}"
            + "".join(items) + " </会議録>\n</文書>\n")
    return cp932(text.replace("\n", "\r\n"), ibm=True)
