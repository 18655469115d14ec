<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:r="urn:tsunagu:answer:1"
                exclude-result-prefixes="r">
  <xsl:output method="xml" encoding="UTF-8"/>
  <xsl:template match="/r:answer">
    <回答 ファイル="{@file}" コード="{@code}"><xsl:apply-templates select="r:line"/></回答>
  </xsl:template>
  <xsl:template match="/r:answer[@outcome = 'recalled']">
    <回収 ファイル="{@file}" コード="{@code}"><xsl:value-of select="@reason"/></回収>
  </xsl:template>
  <xsl:template match="r:line">
    <訪問 番号="{@number}" 結果="{@outcome}" コード="{@code}" 案件="{@case}"><xsl:value-of select="@reason"/></訪問>
  </xsl:template>
</xsl:stylesheet>
