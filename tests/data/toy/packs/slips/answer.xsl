<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:r="urn:tsunagu:answer:1" exclude-result-prefixes="r">
  <xsl:template match="/r:answer">
    <結果 元="{@file}" コード="{@code}">
      <xsl:for-each select="r:line"><票 番号="{@number}" 区分="{@outcome}" コード="{@code}"><xsl:value-of select="@reason"/></票></xsl:for-each>
    </結果>
  </xsl:template>
</xsl:stylesheet>
