<?xml version="1.0" encoding="UTF-8"?>
<!-- The acknowledgement the self-support centre's system reads: one Result for each Plan. -->
<xsl:stylesheet version="1.0"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:r="urn:tsunagu:answer:1"
                xmlns="urn:example:jiritsu:ack:1"
                exclude-result-prefixes="r">
  <xsl:output method="xml" encoding="UTF-8"/>

  <xsl:template match="/r:answer[@outcome = 'read']">
    <Ack for="{@file}" count="{count(r:line)}">
      <xsl:text>&#10;</xsl:text>
      <xsl:apply-templates select="r:line"/>
    </Ack>
  </xsl:template>

  <xsl:template match="/r:answer[@outcome = 'refused']">
    <Ack for="{@file}" count="0" status="refused" code="{@code}"/>
  </xsl:template>

  <!-- A file of ours that has to be given back. -->
  <xsl:template match="/r:answer[@outcome = 'recalled']">
    <Ack for="{@file}" count="0" status="recalled" code="{@code}"/>
  </xsl:template>

  <xsl:template match="r:line">
    <xsl:text>  </xsl:text>
    <Result plan="{@number}" status="{@outcome}" code="{@code}" document="{@document}"/>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>
</xsl:stylesheet>
