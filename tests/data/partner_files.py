#!/usr/bin/env python3
"""Writes files as the three partner systems hand them over, for tests and measurements.

    partner_files.py SYSTEM FOLDER [--records N] [--per-file N] [--start N] [--seed N]
                     [--first-day YYYY-MM-DD] [--without-number PERCENT] [--rule-breaking PERCENT]

SYSTEM is madoguchi, jiritsu or bunsho. Each data file is followed by its empty marker. The same
arguments write the same bytes. A record number is the same person in every system, so the files of
two systems with the same --start and --records meet in the same cases: send madoguchi first.
All people, numbers and addresses are invented. Prints how many files and records it wrote, and how
many of them break a rule (plans and council items without consent).
"""
import argparse
import datetime
import pathlib
import random
import sys
from xml.sax.saxutils import escape, quoteattr

sys.dont_write_bytecode = True
from invented import (ACTIONS, AGENCIES, CONCERNS, DECISIONS, GOALS, NOTES, OCCUPATIONS, RELATIONS, STAFF, STORIES, TASKS,
                      WISHES, Person, cp932, era_digits, era_dotted, half_width, person)

MUNICIPALITY = "242039"
FILES_A_DAY = 900


class Chances:
    """What of a record is drawn: the same for the same seed and record number."""

    def __init__(self, options, system):
        self.options, self.system = options, system

    def of(self, record):
        return random.Random(f"{self.system} {self.options.seed} {record}")

    def has_number(self, record):
        return random.Random(f"number {record}").random() * 100 >= self.options.without_number

    def breaks_rule(self, record):
        return random.Random(f"{self.system} rule {record}").random() * 100 < self.options.rule_breaking


def madoguchi(chances, records, day, nth):
    text = ('<?xml version="1.0" encoding="Shift_JIS"?>\n'
            f'<連絡票データ 版="1.3" 団体="{MUNICIPALITY}" 作成日="{era_digits(day)}" 件数="{len(records)}">\n')
    text += "".join(referral(chances.of(n), n, day, chances.has_number(n)) for n in records)
    return cp932((text + "</連絡票データ>\n").replace("\n", "\r\n"), ibm=nth % 2 == 0), 0


def referral(rng, record, day, has_number):
    who = person(record)
    (code, agency), (to_code, to_agency) = rng.sample(AGENCIES, 2)
    if who.consent == "1":
        consent = f'<同意 区分="1" 日="{era_digits(day)}" 方法="{rng.choice(("書面", "口頭", "電話"))}"/>'
    else:
        reason = "本人が望まないため" if who.consent == "2" else "本人にまだ会えていないため"
        consent = f'<同意 区分="{who.consent}"><理由>{reason}</理由></同意>'
    concerns = rng.sample(CONCERNS, rng.randrange(1, 5))
    return (f' <連絡票 番号="MD-R07-{record:06d}">\n  <記入日>{era_digits(day)}</記入日>\n'
            f'  <記入所属 コード="{code}">{agency}</記入所属>\n  <記入者>{rng.choice(STAFF)}</記入者>\n  {consent}\n'
            + about(rng, who, has_number)
            + "".join(f'  <困りごと{MAIN if n == 0 else ""}>{concern}</困りごと>\n' for n, concern in enumerate(concerns))
            + f"  <内容><![CDATA[{rng.choice(STORIES)}]]></内容>\n"
            f'  <紹介先 コード="{to_code}">{to_agency}</紹介先>\n  <理由>世帯の課題を整理し、役割を分けたい。</理由>\n'
            f"  <緊急度>{rng.randrange(1, 4)}</緊急度>\n </連絡票>\n")


MAIN = ' 主="1"'


def about(rng, who, has_number):
    members = "".join(f'   <世帯員 続柄="{relation}"><氏名>{who.family}　{Person(rng).given}</氏名>'
                      f"<年齢>{rng.randrange(1, 95)}</年齢><備考>{rng.choice(NOTES)}</備考></世帯員>\n"
                      for relation in rng.sample(RELATIONS, rng.randrange(0, 4)))
    number = f"<宛名番号>{who.resident_code}</宛名番号>" if has_number else ""
    return (f"  <本人>\n   <氏名>{who.family}　{who.given}</氏名>"
            f"<カナ>{half_width(who.family_kana + '　' + who.given_kana)}</カナ>\n   <性別>{who.sex}</性別>"
            f"<生年月日>{era_digits(who.birth, who.birth_day_known)}</生年月日>{number}\n"
            f"   <郵便番号>5169999</郵便番号><住所>{who.address}</住所><支援措置>{int(who.protected)}</支援措置>\n"
            f'   <電話 種別="{rng.choice(("自宅", "携帯"))}">{who.telephone}</電話>\n{members}  </本人>\n')


def jiritsu(chances, records, day, nth):
    text = ('<?xml version="1.0" encoding="UTF-8"?>\n<p:SupportPlanExport xmlns:p="urn:example:jiritsu:plan:2"'
            f' municipality="{MUNICIPALITY}" created="{day}T09:00:00+09:00" count="{len(records)}">\n')
    text += "".join(plan(chances.of(n), n, day, chances.has_number(n), chances.breaks_rule(n)) for n in records)
    broken = sum(chances.breaks_rule(n) for n in records)
    return (text + "</p:SupportPlanExport>\n").encode("utf-8-sig"), broken


def plan(rng, record, day, has_number, breaks_rule):
    who = person(record)
    birth = who.birth.isoformat() if who.birth_day_known else f"{who.birth:%Y-%m}-00"
    number = f' atena="{who.resident_code}"' if has_number else ""
    scope = " ".join(code for code, _ in rng.sample(AGENCIES, 3))
    consent = ' given="false"' if breaks_rule else f' given="true" date="{day}" scope="{scope}"'
    until = day + datetime.timedelta(days=180)
    goals = "".join(f'   <p:Goal level="{level}" due="{day + datetime.timedelta(days=rng.randrange(60, 400)):%Y-%m}">'
                    f"{goal}</p:Goal>\n" for level, goal in GOALS)
    actions = "".join(
        f'   <p:Action no="{n}" agency="{rng.choice(AGENCIES)[0]}" frequency="{rng.choice(("毎週", "月２回", "必要なとき"))}"'
        f' from="{day}" to="{until}">{action}</p:Action>\n' for n, action in enumerate(rng.sample(ACTIONS, 3), 1))
    return (f'  <p:Plan id="JP-2025-{record:06d}" kind="{rng.choice(("TK", "OR", "SN"))}" round="1"'
            f' status="{rng.choice(("draft", "decided"))}" created="{day}">\n'
            f'   <p:Subject{number} sex="{who.sex}" birth="{birth}"><p:Kanji>{who.family} {who.given}</p:Kanji>'
            f"<p:Kana>{who.family_kana} {who.given_kana}</p:Kana></p:Subject>\n   <p:Consent{consent}/>\n"
            f"   <p:Wish>{escape(rng.choice(WISHES))}</p:Wish>\n"
            f'   <p:Issue no="1">{escape(rng.choice(STORIES))}</p:Issue>\n{goals}{actions}'
            f'   <p:Monitoring every="P3M" next="{day + datetime.timedelta(days=90)}"/>\n  </p:Plan>\n')


def bunsho(chances, records, day, nth):
    kind = "重層的支援会議" if nth % 2 == 0 else "支援会議"
    rng = chances.of(f"meeting {records[0]}")
    present = "".join(f'  <出席者 機関="{code}" 職="{rng.choice(OCCUPATIONS)}" 守秘確認="{rng.choice(("済", "済", "未"))}">'
                      f"{rng.choice(STAFF)}</出席者>\n" for code, _ in AGENCIES[:4])
    text = ('<?xml version="1.0" encoding="Windows-31J"?>\n<文書>\n <鑑>\n'
            f"  <文書番号>福相第{records[0]}号</文書番号><施行日>{era_dotted(day)}</施行日><件名>{kind}の会議録について</件名>"
            f"<宛先>汐見市長</宛先><発信者>福祉総合相談課長</発信者>\n </鑑>\n"
            f' <会議録 種別="{kind}" 回="{nth % 1000 + 1}">\n  <開催日時>{era_dotted(day)} 14:00</開催日時>'
            f"<場所>市役所３階会議室</場所>\n{present}")
    broken = 0
    for place, record in enumerate(records, 1):
        without = chances.breaks_rule(record)
        broken += without and kind == "重層的支援会議"
        text += item(chances.of(record), place, record, day, kind, without)
    return cp932((text + " </会議録>\n</文書>\n").replace("\n", "\r\n"), ibm=nth % 2 == 1), broken


def item(rng, place, record, day, kind, without_consent):
    consent = "有" if kind == "重層的支援会議" else rng.choice(("有", "無"))
    roles = "".join(f'   <役割 機関="{code}">{task}</役割>\n'
                    for (code, _), task in zip(rng.sample(AGENCIES, 2), rng.sample(TASKS, 2)))
    return (f'  <議題 番号="{place}" 案件={quoteattr(f"MD-R07-{record:06d}")} 同意="{"無" if without_consent else consent}">\n'
            f"   <検討内容>{rng.choice(STORIES)}</検討内容>\n"
            f'   <決定 区分="{rng.choice(DECISIONS[kind])}">各機関で分担し、次回に経過を持ち寄る。</決定>\n{roles}'
            f"   <次回>{era_dotted(day + datetime.timedelta(days=56))}</次回>\n  </議題>\n")


SYSTEMS = {"madoguchi": (madoguchi, "TSNG_{day:%Y%m%d}_{nth:03d}.xml", ".end"),
           "jiritsu": (jiritsu, "plan-{day:%Y%m%d}-{nth:04d}.xml", ".ok"),
           "bunsho": (bunsho, "KAIGI{day:%y%m%d}{nth:03d}.XML", ".fin")}


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("system", choices=sorted(SYSTEMS))
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--records", type=int, default=10)
    parser.add_argument("--per-file", type=int, default=5)
    parser.add_argument("--start", type=int, default=1, help="number of the first record")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--first-day", type=datetime.date.fromisoformat, default=datetime.date(2025, 6, 2))
    parser.add_argument("--without-number", type=float, default=0, help="percent of people without a 宛名番号")
    parser.add_argument("--rule-breaking", type=float, default=0, help="percent of plans and items without consent")
    return parser.parse_args()


def main():
    options = arguments()
    write, name, marker = SYSTEMS[options.system]
    chances = Chances(options, options.system)
    options.folder.mkdir(parents=True, exist_ok=True)
    end, files, broken = options.start + options.records, 0, 0
    for first in range(options.start, end, options.per_file):
        day = options.first_day + datetime.timedelta(days=files // FILES_A_DAY)
        data, breaking = write(chances, range(first, min(first + options.per_file, end)), day, files)
        path = options.folder / name.format(day=day, nth=files % FILES_A_DAY + 1)
        path.write_bytes(data)
        path.with_name(path.name + marker).touch()
        files, broken = files + 1, broken + breaking
    print(f"{files} files, {options.records} records, {broken} break a rule")


if __name__ == "__main__":
    main()
