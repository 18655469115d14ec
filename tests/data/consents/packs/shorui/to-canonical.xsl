<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="urn:tsunagu:document:1">
  <xsl:output method="xml" encoding="UTF-8"/>
  <xsl:template match="/"><xsl:apply-templates select="書類一覧/書類"/></xsl:template>
  <xsl:template match="書類[@種別 = '同意書']">
    <Consent>
      <Envelope><FormVersion>shorui 1</FormVersion></Envelope>
      <ConsentNo><xsl:value-of select="@番号"/></ConsentNo>
      <CaseReference><xsl:value-of select="@案件"/></CaseReference>
      <Result><xsl:value-of select="@区分"/></Result>
      <xsl:for-each select="世帯員">
        <Member><Name>世帯員</Name><Result><xsl:value-of select="."/></Result></Member>
      </xsl:for-each>
      <xsl:for-each select="機関"><Agency><Code><xsl:value-of select="."/></Code></Agency></xsl:for-each>
      <xsl:for-each select="除外"><ExcludedAgency><Code><xsl:value-of select="."/></Code></ExcludedAgency></xsl:for-each>
      <xsl:for-each select="情報"><DataCategory><xsl:value-of select="."/></DataCategory></xsl:for-each>
      <xsl:for-each select="目的"><Purpose><xsl:value-of select="."/></Purpose></xsl:for-each>
      <TaxConsent>
        <xsl:choose><xsl:when test="@税"><xsl:value-of select="@税"/></xsl:when><xsl:otherwise>no</xsl:otherwise></xsl:choose>
      </TaxConsent>
      <xsl:if test="@開始"><ValidFrom><xsl:value-of select="@開始"/></ValidFrom></xsl:if>
      <xsl:if test="@期限"><ValidTo><xsl:value-of select="@期限"/></ValidTo></xsl:if>
      <xsl:if test="@撤回"><WithdrawnDate><xsl:value-of select="@撤回"/></WithdrawnDate></xsl:if>
    </Consent>
  </xsl:template>
  <xsl:template match="書類[@種別 = '支援措置']">
    <Protection>
      <Envelope><FormVersion>shorui 1</FormVersion></Envelope>
      <ProtectionNo><xsl:value-of select="@番号"/></ProtectionNo>
      <CaseReference><xsl:value-of select="@案件"/></CaseReference>
      <Status><xsl:value-of select="@区分"/></Status>
      <xsl:if test="@開始"><ValidFrom><xsl:value-of select="@開始"/></ValidFrom></xsl:if>
      <xsl:if test="@期限"><ValidTo><xsl:value-of select="@期限"/></ValidTo></xsl:if>
    </Protection>
  </xsl:template>
</xsl:stylesheet>
