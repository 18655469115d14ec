<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:m="urn:example:meeting" xmlns="urn:tsunagu:document:1"
                exclude-result-prefixes="m">
  <xsl:template match="/"><xsl:apply-templates select="m:Meeting/m:Items/m:Item"/></xsl:template>
  <xsl:template match="m:Item">
    <Note>
      <No><xsl:value-of select="m:Head/m:No"/></No>
      <Person><Name><xsl:value-of select="m:Name"/></Name></Person>
      <Concern>other</Concern>
      <Text><xsl:value-of select="concat(/m:Meeting/m:Title, ' ', ../@room, ' ', count(../m:Item))"/></Text>
    </Note>
  </xsl:template>
</xsl:stylesheet>
