<?xml version="1.0" encoding="UTF-8"?>
<!-- The answer the consultation windows' system reads: one 結果 for each 連絡票, in the same order. -->
<xsl:stylesheet version="1.0"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:r="urn:tsunagu:answer:1"
                exclude-result-prefixes="r">
  <xsl:output method="xml" encoding="UTF-8"/>

  <xsl:template match="/r:answer[@outcome = 'read']">
    <処理結果 元ファイル="{@file}" 件数="{count(r:line)}">
      <xsl:text>&#10;</xsl:text>
      <xsl:apply-templates select="r:line"/>
    </処理結果>
  </xsl:template>

  <xsl:template match="/r:answer[@outcome = 'refused']">
    <処理結果 元ファイル="{@file}" 件数="0" 区分="差戻" コード="{@code}" 理由="{@reason}"/>
  </xsl:template>

  <xsl:template match="r:line">
    <xsl:text> </xsl:text>
    <結果 番号="{@number}">
      <xsl:attribute name="区分">
        <xsl:choose>
          <xsl:when test="@outcome = 'accepted'">受理</xsl:when>
          <xsl:when test="@outcome = 'duplicate'">重複</xsl:when>
          <xsl:otherwise>差戻</xsl:otherwise>
        </xsl:choose>
      </xsl:attribute>
      <xsl:attribute name="案件番号"><xsl:value-of select="@case"/></xsl:attribute>
      <xsl:if test="@outcome = 'refused'">
        <xsl:value-of select="@code"/>
        <xsl:if test="@code != '' and @reason != ''">：</xsl:if>
        <xsl:value-of select="@reason"/>
      </xsl:if>
    </結果>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>
</xsl:stylesheet>
