<?xml version="1.0" encoding="UTF-8"?>
<!-- One support plan becomes a file for the self-support centre's system: one Plan. -->
<xsl:stylesheet version="1.0"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:f="urn:tsunagu:function:1"
                xmlns:d="urn:tsunagu:document:1"
                xmlns:p="urn:example:jiritsu:plan:2"
                exclude-result-prefixes="f d">
  <xsl:output method="xml" encoding="UTF-8"/>
  <!-- Moment of the export, RFC 3339, and the name of the file. -->
  <xsl:param name="created"/>
  <xsl:param name="file"/>

  <xsl:template match="/d:SupportPlan">
    <p:SupportPlanExport municipality="{d:Envelope/d:MunicipalityCode}" created="{$created}"
                         count="1">
      <xsl:text>&#10;  </xsl:text>
      <p:Plan id="{d:PlanNo}" kind="{f:code-back('plan-kind', d:PlanKind)}" round="{d:Round}"
              status="{f:code-back('plan-status', d:Status)}" created="{d:CreatedDate}">
        <xsl:apply-templates select="d:Subject"/>
        <xsl:apply-templates select="d:Consent | d:Wish | d:Issue"/>
        <xsl:apply-templates select="d:Goal | d:Action | d:Monitoring"/>
        <xsl:text>&#10;  </xsl:text>
      </p:Plan>
      <xsl:text>&#10;</xsl:text>
    </p:SupportPlanExport>
  </xsl:template>

  <xsl:template match="d:Subject">
    <xsl:call-template name="line"/>
    <p:Subject>
      <xsl:apply-templates select="d:ResidentCode" mode="attribute"/>
      <xsl:apply-templates select="d:Sex | d:BirthDate" mode="attribute"/>
      <p:Kanji><xsl:value-of select="d:Name/d:Kanji"/></p:Kanji>
      <xsl:if test="d:Name/d:Kana">
        <p:Kana><xsl:value-of select="d:Name/d:Kana"/></p:Kana>
      </xsl:if>
    </p:Subject>
  </xsl:template>

  <xsl:template match="d:Consent">
    <xsl:call-template name="line"/>
    <p:Consent given="{f:code-back('consent', d:Result)}">
      <xsl:apply-templates select="d:Date" mode="attribute"/>
      <xsl:if test="d:Agency">
        <xsl:attribute name="scope">
          <xsl:for-each select="d:Agency">
            <xsl:if test="position() &gt; 1">
              <xsl:text> </xsl:text>
            </xsl:if>
            <xsl:value-of select="."/>
          </xsl:for-each>
        </xsl:attribute>
      </xsl:if>
    </p:Consent>
  </xsl:template>

  <xsl:template match="d:Wish">
    <xsl:call-template name="line"/>
    <p:Wish><xsl:value-of select="d:Text"/></p:Wish>
  </xsl:template>

  <xsl:template match="d:Issue">
    <xsl:call-template name="line"/>
    <p:Issue no="{d:No}"><xsl:value-of select="d:Statement/d:Text"/></p:Issue>
  </xsl:template>

  <xsl:template match="d:Goal">
    <xsl:call-template name="line"/>
    <p:Goal level="{f:code-back('goal-level', d:Level)}">
      <xsl:apply-templates select="d:DueDate" mode="attribute"/>
      <xsl:value-of select="d:Text"/>
    </p:Goal>
  </xsl:template>

  <xsl:template match="d:Action">
    <xsl:call-template name="line"/>
    <p:Action no="{d:No}" agency="{d:Organization/d:Code}">
      <xsl:apply-templates select="d:Frequency | d:From | d:To" mode="attribute"/>
      <xsl:value-of select="d:Text"/>
    </p:Action>
  </xsl:template>

  <xsl:template match="d:Monitoring">
    <xsl:call-template name="line"/>
    <p:Monitoring>
      <xsl:apply-templates select="d:Interval | d:NextDate" mode="attribute"/>
    </p:Monitoring>
  </xsl:template>

  <xsl:template name="line">
    <xsl:text>&#10;   </xsl:text>
  </xsl:template>

  <xsl:template match="d:ResidentCode" mode="attribute">
    <xsl:attribute name="atena"><xsl:value-of select="."/></xsl:attribute>
  </xsl:template>
  <xsl:template match="d:Sex" mode="attribute">
    <xsl:attribute name="sex"><xsl:value-of select="f:code-back('sex', .)"/></xsl:attribute>
  </xsl:template>
  <xsl:template match="d:BirthDate" mode="attribute">
    <xsl:attribute name="birth"><xsl:value-of select="."/></xsl:attribute>
  </xsl:template>
  <xsl:template match="d:Date" mode="attribute">
    <xsl:attribute name="date"><xsl:value-of select="."/></xsl:attribute>
  </xsl:template>
  <!-- The system knows a goal's month only. A goal that names a day does not survive the check of the
       round trip, so it is refused rather than cut. -->
  <xsl:template match="d:DueDate" mode="attribute">
    <xsl:attribute name="due"><xsl:value-of select="substring(., 1, 7)"/></xsl:attribute>
  </xsl:template>
  <xsl:template match="d:Frequency" mode="attribute">
    <xsl:attribute name="frequency"><xsl:value-of select="."/></xsl:attribute>
  </xsl:template>
  <xsl:template match="d:From" mode="attribute">
    <xsl:attribute name="from"><xsl:value-of select="."/></xsl:attribute>
  </xsl:template>
  <xsl:template match="d:To" mode="attribute">
    <xsl:attribute name="to"><xsl:value-of select="."/></xsl:attribute>
  </xsl:template>
  <xsl:template match="d:Interval" mode="attribute">
    <xsl:attribute name="every"><xsl:value-of select="."/></xsl:attribute>
  </xsl:template>
  <xsl:template match="d:NextDate" mode="attribute">
    <xsl:attribute name="next"><xsl:value-of select="."/></xsl:attribute>
  </xsl:template>
</xsl:stylesheet>
