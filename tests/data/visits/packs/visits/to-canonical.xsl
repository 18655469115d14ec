<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:f="urn:tsunagu:function:1"
                xmlns="urn:tsunagu:document:1" exclude-result-prefixes="f">
  <xsl:output method="xml" encoding="UTF-8"/>
  <xsl:template match="/"><xsl:apply-templates select="訪問記録/訪問"/></xsl:template>
  <xsl:template match="訪問">
    <VisitNote>
      <VisitNo><xsl:value-of select="@番号"/></VisitNo>
      <VisitDate><xsl:value-of select="@日付"/></VisitDate>
      <Person>
        <Name>
          <Kanji><xsl:value-of select="氏名"/></Kanji>
          <xsl:if test="読み"><Kana><xsl:value-of select="読み"/></Kana></xsl:if>
        </Name>
        <xsl:if test="宛名番号"><ResidentCode><xsl:value-of select="宛名番号"/></ResidentCode></xsl:if>
        <xsl:if test="支援措置"><Protection><xsl:value-of select="支援措置"/></Protection></xsl:if>
        <xsl:if test="住所"><Address><Line><xsl:value-of select="住所"/></Line></Address></xsl:if>
        <xsl:if test="電話"><Contact><Value><xsl:value-of select="電話"/></Value></Contact></xsl:if>
      </Person>
      <xsl:if test="様子"><Mood><xsl:value-of select="f:code('visit-mood', 様子)"/></Mood></xsl:if>
      <xsl:if test="所見"><Observation><xsl:value-of select="所見"/></Observation></xsl:if>
    </VisitNote>
  </xsl:template>
</xsl:stylesheet>
