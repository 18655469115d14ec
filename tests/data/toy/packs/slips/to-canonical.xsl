<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:f="urn:tsunagu:function:1" xmlns="urn:tsunagu:document:1"
                exclude-result-prefixes="f">
  <xsl:template match="/"><xsl:apply-templates select="票データ/票"/></xsl:template>
  <xsl:template match="票">
    <Note>
      <xsl:if test="../@団体"><MunicipalityCode><xsl:value-of select="../@団体"/></MunicipalityCode></xsl:if>
      <No><xsl:value-of select="@番号"/></No>
      <Person>
        <Name><xsl:value-of select="氏名"/></Name>
        <xsl:if test="カナ"><Kana><xsl:value-of select="f:kana-to-full(カナ)"/></Kana></xsl:if>
        <xsl:if test="生年月日">
          <Birth><xsl:value-of select="f:era-digits-to-iso(生年月日)"/></Birth>
          <BirthOriginal><xsl:value-of select="生年月日"/></BirthOriginal>
        </xsl:if>
      </Person>
      <xsl:for-each select="困りごと"><Concern><xsl:value-of select="f:code('concern', .)"/></Concern></xsl:for-each>
      <xsl:for-each select="家族">
        <Member><Name><xsl:value-of select="."/></Name>
          <xsl:if test="@備考"><Remark><xsl:value-of select="@備考"/></Remark></xsl:if>
        </Member>
      </xsl:for-each>
      <xsl:if test="内容 = '拒否'">
        <refuse xmlns="urn:tsunagu:translation:1" code="808" place="内容" detail="asked for"/>
      </xsl:if>
      <!-- A loop without end, for the tests of limits. -->
      <xsl:if test="内容 = '循環'"><xsl:call-template name="spin"/></xsl:if>
      <xsl:if test="内容"><Text><xsl:value-of select="内容"/></Text></xsl:if>
    </Note>
  </xsl:template>
  <xsl:template name="spin">
    <xsl:for-each select="//node()|//@*"><xsl:call-template name="spin"/></xsl:for-each>
  </xsl:template>
</xsl:stylesheet>
