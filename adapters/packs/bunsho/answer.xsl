<?xml version="1.0" encoding="UTF-8"?>
<!-- The answer the document management system reads: one 議題 for each 議題 of its file. -->
<xsl:stylesheet version="1.0"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:r="urn:tsunagu:answer:1"
                exclude-result-prefixes="r">
  <xsl:output method="xml" encoding="UTF-8"/>

  <xsl:template match="/r:answer[@outcome = 'read']">
    <結果 元="{@file}">
      <xsl:text>&#10;</xsl:text>
      <xsl:apply-templates select="r:line"/>
    </結果>
  </xsl:template>

  <xsl:template match="/r:answer[@outcome = 'refused']">
    <結果 元="{@file}" 区分="差戻" コード="{@code}"/>
  </xsl:template>

  <!-- A file of ours that has to be given back. -->
  <xsl:template match="/r:answer[@outcome = 'recalled']">
    <結果 元="{@file}" 区分="回収" コード="{@code}"/>
  </xsl:template>

  <xsl:template match="r:line">
    <xsl:text> </xsl:text>
    <議題 番号="{@number}">
      <xsl:attribute name="区分">
        <xsl:choose>
          <xsl:when test="@outcome = 'accepted'">受理</xsl:when>
          <xsl:when test="@outcome = 'duplicate'">重複</xsl:when>
          <xsl:otherwise>差戻</xsl:otherwise>
        </xsl:choose>
      </xsl:attribute>
      <xsl:attribute name="コード"><xsl:value-of select="@code"/></xsl:attribute>
    </議題>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>
</xsl:stylesheet>
