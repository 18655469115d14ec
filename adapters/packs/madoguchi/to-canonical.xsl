<?xml version="1.0" encoding="UTF-8"?>
<!-- One 連絡票 of the consultation windows' system becomes one referral sheet. -->
<xsl:stylesheet version="1.0"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:f="urn:tsunagu:function:1"
                xmlns="urn:tsunagu:document:1"
                exclude-result-prefixes="f">
  <xsl:output method="xml" encoding="UTF-8"/>

  <xsl:template match="/">
    <xsl:apply-templates select="連絡票データ/連絡票"/>
  </xsl:template>

  <xsl:template match="連絡票">
    <ReferralSheet>
      <Envelope>
        <FormVersion><xsl:value-of select="concat('madoguchi ', ../@版)"/></FormVersion>
        <MunicipalityCode><xsl:value-of select="../@団体"/></MunicipalityCode>
        <AuthorOrganization>
          <xsl:apply-templates select="記入所属" mode="organization"/>
        </AuthorOrganization>
        <xsl:if test="記入者 != ''">
          <AuthorName><xsl:value-of select="記入者"/></AuthorName>
        </xsl:if>
      </Envelope>
      <ReferralNo><xsl:value-of select="@番号"/></ReferralNo>
      <FilledDate><xsl:value-of select="f:era-digits-to-iso(記入日)"/></FilledDate>
      <FilledDateOriginal><xsl:value-of select="記入日"/></FilledDateOriginal>
      <xsl:apply-templates select="同意 | 本人"/>
      <xsl:apply-templates select="本人/世帯員"/>
      <xsl:apply-templates select="困りごと"/>
      <xsl:if test="内容 != ''">
        <ConcernText><Text><xsl:value-of select="内容"/></Text></ConcernText>
      </xsl:if>
      <xsl:apply-templates select="紹介先"/>
      <xsl:if test="緊急度 != ''">
        <Urgency><xsl:value-of select="f:code('urgency', 緊急度)"/></Urgency>
      </xsl:if>
    </ReferralSheet>
  </xsl:template>

  <xsl:template match="同意">
    <Consent>
      <Result><xsl:value-of select="f:code('consent', @区分)"/></Result>
      <xsl:if test="@日 != ''">
        <Date><xsl:value-of select="f:era-digits-to-iso(@日)"/></Date>
        <DateOriginal><xsl:value-of select="@日"/></DateOriginal>
      </xsl:if>
      <xsl:choose>
        <xsl:when test="@方法 = '書面' or @方法 = '口頭'">
          <Method><xsl:value-of select="f:code('consent-method', @方法)"/></Method>
        </xsl:when>
        <xsl:when test="@方法 != ''">
          <Method>other</Method>
          <MethodNote><xsl:value-of select="@方法"/></MethodNote>
        </xsl:when>
      </xsl:choose>
      <xsl:if test="理由 != ''">
        <Reason><xsl:value-of select="理由"/></Reason>
      </xsl:if>
    </Consent>
  </xsl:template>

  <xsl:template match="本人">
    <Person>
      <Name>
        <Kanji><xsl:value-of select="氏名"/></Kanji>
        <xsl:if test="カナ != ''">
          <Kana><xsl:value-of select="f:kana-to-full(カナ)"/></Kana>
        </xsl:if>
      </Name>
      <xsl:if test="性別 != ''">
        <Sex><xsl:value-of select="f:code('sex', 性別)"/></Sex>
      </xsl:if>
      <xsl:if test="生年月日 != ''">
        <BirthDate><xsl:value-of select="f:era-digits-to-iso(生年月日)"/></BirthDate>
        <BirthDateOriginal><xsl:value-of select="生年月日"/></BirthDateOriginal>
      </xsl:if>
      <xsl:if test="宛名番号 != ''">
        <ResidentCode><xsl:value-of select="宛名番号"/></ResidentCode>
      </xsl:if>
      <Protection><xsl:value-of select="f:code('protection', 支援措置)"/></Protection>
      <xsl:if test="郵便番号 != '' or 住所 != ''">
        <Address>
          <xsl:if test="郵便番号 != ''">
            <PostalCode><xsl:value-of select="郵便番号"/></PostalCode>
          </xsl:if>
          <xsl:if test="住所 != ''">
            <Line><xsl:value-of select="住所"/></Line>
          </xsl:if>
        </Address>
      </xsl:if>
      <xsl:apply-templates select="電話[. != '']"/>
    </Person>
  </xsl:template>

  <xsl:template match="電話">
    <Contact>
      <xsl:choose>
        <xsl:when test="@種別 = '自宅' or @種別 = '携帯' or @種別 = '勤務先'">
          <Kind><xsl:value-of select="f:code('contact-kind', @種別)"/></Kind>
        </xsl:when>
        <xsl:when test="@種別 != ''">
          <Kind>other</Kind>
          <KindNote><xsl:value-of select="@種別"/></KindNote>
        </xsl:when>
      </xsl:choose>
      <Value><xsl:value-of select="."/></Value>
    </Contact>
  </xsl:template>

  <!-- The wordings of 続柄 that codes/relation.xml knows. -->
  <xsl:variable name="relations"
                select="'|夫|妻|長男|二男|長女|二女|子|父|母|祖父|祖母|孫|兄|弟|姉|妹|'"/>

  <xsl:template match="世帯員">
    <HouseholdMember>
      <xsl:if test="氏名 != ''">
        <Name><xsl:value-of select="氏名"/></Name>
      </xsl:if>
      <xsl:choose>
        <xsl:when test="@続柄 != '' and contains($relations, concat('|', @続柄, '|'))">
          <Relation><xsl:value-of select="f:code('relation', @続柄)"/></Relation>
        </xsl:when>
        <xsl:when test="@続柄 != ''">
          <Relation>other</Relation>
          <RelationNote><xsl:value-of select="@続柄"/></RelationNote>
        </xsl:when>
      </xsl:choose>
      <xsl:if test="年齢 != ''">
        <Age><xsl:value-of select="年齢"/></Age>
      </xsl:if>
      <xsl:if test="備考 != ''">
        <Note><xsl:value-of select="備考"/></Note>
      </xsl:if>
    </HouseholdMember>
  </xsl:template>

  <xsl:template match="困りごと">
    <Concern>
      <Code><xsl:value-of select="f:code('concern', .)"/></Code>
      <xsl:if test="@主 != ''">
        <Primary><xsl:value-of select="f:code('primary', @主)"/></Primary>
      </xsl:if>
    </Concern>
  </xsl:template>

  <xsl:template match="紹介先">
    <ReferredTo>
      <Organization><xsl:apply-templates select="." mode="organization"/></Organization>
      <xsl:if test="../理由 != ''">
        <Reason><xsl:value-of select="../理由"/></Reason>
      </xsl:if>
    </ReferredTo>
  </xsl:template>

  <xsl:template match="*" mode="organization">
    <Code><xsl:value-of select="@コード"/></Code>
    <xsl:if test=". != ''">
      <Name><xsl:value-of select="."/></Name>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
