<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:f="urn:tsunagu:function:1"
                xmlns:d="urn:tsunagu:document:1" exclude-result-prefixes="f d">
  <xsl:output method="xml" encoding="UTF-8"/>
  <xsl:template match="/d:VisitNote">
    <訪問記録 件数="1">
      <訪問 番号="{d:VisitNo}" 日付="{d:VisitDate}">
        <xsl:apply-templates select="d:Person"/>
        <xsl:if test="d:Mood"><様子><xsl:value-of select="f:code-back('visit-mood', d:Mood)"/></様子></xsl:if>
        <xsl:if test="d:Observation"><所見><xsl:value-of select="d:Observation"/></所見></xsl:if>
      </訪問>
    </訪問記録>
  </xsl:template>
  <xsl:template match="d:Person">
    <氏名><xsl:value-of select="d:Name/d:Kanji"/></氏名>
    <xsl:if test="d:Name/d:Kana"><読み><xsl:value-of select="d:Name/d:Kana"/></読み></xsl:if>
    <xsl:if test="d:ResidentCode"><宛名番号><xsl:value-of select="d:ResidentCode"/></宛名番号></xsl:if>
    <xsl:if test="d:Protection"><支援措置><xsl:value-of select="d:Protection"/></支援措置></xsl:if>
    <xsl:if test="d:Address"><住所><xsl:value-of select="d:Address/d:Line"/></住所></xsl:if>
    <xsl:if test="d:Contact"><電話><xsl:value-of select="d:Contact/d:Value"/></電話></xsl:if>
  </xsl:template>
</xsl:stylesheet>
