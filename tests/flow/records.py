"""Files as the three partner systems write them, built part by part for the tests. All people are invented."""
from xml.sax.saxutils import escape, quoteattr

MUNICIPALITY = "242039"


def resident_code(number):
    """A 15 digit 宛名番号 with its check digit (modulus 11, weights 2 to 7)."""
    digits = f"{number:014d}"
    total = sum(int(d) * w for d, w in zip(reversed(digits), [2, 3, 4, 5, 6, 7] * 3))
    return digits + str(0 if total % 11 in (0, 1) else 11 - total % 11)


def my_number(body):
    """A 12 digit 個人番号 with its check digit; invented, like everything here."""
    digits = f"{body:011d}"
    total = sum(int(d) * (n + 1 if n <= 6 else n - 5) for n, d in enumerate(reversed(digits), 1))
    return digits + str(0 if total % 11 <= 1 else 11 - total % 11)


CONSENT = {
    "given": '<同意 区分="1" 日="5070401" 方法="書面"/>',
    "refused": '<同意 区分="2"><理由>本人が拒否</理由></同意>',
    "not_asked": '<同意 区分="9"><理由>接触できていないため</理由></同意>',
}


def sheet(number, name="桑田　一", kana="ｸﾜﾀ ﾊｼﾞﾒ", resident=None, consent="given", protected=False, birth="3500101",
          address="架空県架空市朝熊町1番2号", phone="0596-00-0001", story="家賃の滞納がある。"):
    """One 連絡票 of madoguchi."""
    code = f"<宛名番号>{resident}</宛名番号>" if resident else ""
    return (
        f" <連絡票 番号={quoteattr(number)}>\r\n"
        "  <記入日>5070402</記入日>\r\n"
        '  <記入所属 コード="SK01">社会福祉協議会</記入所属>\r\n'
        "  <記入者>神谷</記入者>\r\n"
        f"  {CONSENT[consent]}\r\n"
        "  <本人>\r\n"
        f"   <氏名>{escape(name)}</氏名><カナ>{kana}</カナ>\r\n"
        f"   <性別>1</性別><生年月日>{birth}</生年月日>{code}\r\n"
        f"   <郵便番号>5160000</郵便番号><住所>{escape(address)}</住所><支援措置>{int(protected)}</支援措置>\r\n"
        f'   <電話 種別="自宅">{phone}</電話>\r\n'
        "  </本人>\r\n"
        '  <困りごと 主="1">09</困りごと>\r\n'
        f"  <内容><![CDATA[{story}]]></内容>\r\n"
        '  <紹介先 コード="TK01">福祉総合支援センター</紹介先>\r\n'
        "  <理由>役割分担の調整をお願いしたい。</理由>\r\n"
        "  <緊急度>2</緊急度>\r\n"
        " </連絡票>\r\n")


def madoguchi(sheets, count=None):
    """The bytes of a file of madoguchi; `count` is what it says of itself."""
    stated = len(sheets) if count is None else count
    text = ('<?xml version="1.0" encoding="Shift_JIS"?>\r\n'
            f'<連絡票データ 版="1.3" 団体="{MUNICIPALITY}" 作成日="5070402" 件数="{stated}">\r\n'
            + "".join(sheets) + "</連絡票データ>\r\n")
    return text.encode("cp932")


def plan(number, name="桑田 一", kana="クワタ ハジメ", resident=None, given=True, kind="TK", status="draft",
         wish="住まいを失いたくない。"):
    """One Plan of jiritsu."""
    code = f' atena="{resident}"' if resident else ""
    return (
        f'  <p:Plan id="{number}" kind="{kind}" round="1" status="{status}" created="2025-04-10">\n'
        f'   <p:Subject{code} sex="1" birth="1975-01-01"><p:Kanji>{escape(name)}</p:Kanji><p:Kana>{kana}</p:Kana></p:Subject>\n'
        f'   <p:Consent given="{"true" if given else "false"}" date="2025-04-10" scope="SK01 TK01"/>\n'
        f"   <p:Wish>{escape(wish)}</p:Wish>\n"
        '   <p:Issue no="1">家賃を３か月滞納している。</p:Issue>\n'
        '   <p:Goal level="long" due="2026-04">安心して住み続ける</p:Goal>\n'
        '   <p:Action no="1" agency="TK01" frequency="月2回" from="2025-04-10" to="2025-10-09">家計の相談</p:Action>\n'
        '   <p:Monitoring every="P3M" next="2025-07-10"/>\n'
        "  </p:Plan>\n")


def jiritsu(plans, count=None):
    """The bytes of a file of jiritsu."""
    stated = len(plans) if count is None else count
    text = ('\ufeff<?xml version="1.0" encoding="UTF-8"?>\n'
            f'<p:SupportPlanExport xmlns:p="urn:example:jiritsu:plan:2" municipality="{MUNICIPALITY}" '
            f'created="2025-04-10T10:00:00+09:00" count="{stated}">\n' + "".join(plans) + "</p:SupportPlanExport>\n")
    return text.encode("utf-8")


def item(number, case, consent="有", talk="家計の立て直しを検討した。", decision="承認"):
    """One 議題 of bunsho."""
    return (
        f'  <議題 番号="{number}" 案件={quoteattr(case)} 同意="{consent}">\r\n'
        f"   <検討内容>{escape(talk)}</検討内容>\r\n"
        f'   <決定 区分="{decision}">次回までに各機関で確認する。</決定>\r\n'
        '   <役割 機関="TK01">主担当として月１回の面談</役割>\r\n'
        "   <次回>R07.06.20</次回>\r\n"
        "  </議題>\r\n")


def bunsho(items, kind="重層的支援会議", round_number=1):
    """The bytes of a file of bunsho."""
    text = ('<?xml version="1.0" encoding="Windows-31J"?>\r\n<文書>\r\n <鑑>\r\n'
            f"  <文書番号>福相第{round_number}号</文書番号><施行日>R07.04.21</施行日><件名>{kind}会議録の送付について</件名>"
            "<宛先>架空市長</宛先><発信者>福祉総合支援センター所長</発信者>\r\n </鑑>\r\n"
            f' <会議録 種別="{kind}" 回="{round_number}">\r\n'
            "  <開催日時>R07.04.18 13:30</開催日時><場所>健康福祉ステーション</場所>\r\n"
            '  <出席者 機関="TK01" 職="保健師" 守秘確認="済">吉井</出席者>\r\n'
            + "".join(items) + " </会議録>\r\n</文書>\r\n")
    return text.encode("cp932")
