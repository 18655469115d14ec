<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:f="urn:tsunagu:function:1" xmlns:d="urn:tsunagu:document:1"
                exclude-result-prefixes="f d">
  <xsl:output method="xml" indent="yes"/>
  <xsl:param name="municipality"/>
  <xsl:template match="/d:Note">
    <票データ 件数="1">
      <xsl:if test="$municipality != ''"><xsl:attribute name="団体"><xsl:value-of select="$municipality"/></xsl:attribute></xsl:if>
      <票 番号="{d:No}">
        <氏名><xsl:value-of select="d:Person/d:Name"/></氏名>
        <xsl:if test="d:Person/d:Kana"><カナ><xsl:value-of select="f:kana-to-half(d:Person/d:Kana)"/></カナ></xsl:if>
        <xsl:if test="d:Person/d:Birth"><生年月日><xsl:value-of select="f:iso-to-era-digits(d:Person/d:Birth)"/></生年月日></xsl:if>
        <xsl:for-each select="d:Concern"><困りごと><xsl:value-of select="f:code-back('concern', .)"/></困りごと></xsl:for-each>
        <xsl:for-each select="d:Member">
          <家族><xsl:if test="d:Remark"><xsl:attribute name="備考"><xsl:value-of select="d:Remark[1]"/></xsl:attribute></xsl:if><xsl:value-of select="d:Name"/></家族>
        </xsl:for-each>
        <xsl:if test="d:Text"><内容><xsl:value-of select="d:Text"/></内容></xsl:if>
      </票>
    </票データ>
  </xsl:template>
</xsl:stylesheet>
