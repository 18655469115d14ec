<?xml version="1.0" encoding="UTF-8"?>
<!-- One Plan of the self-support centre's system becomes one support plan. -->
<xsl:stylesheet version="1.0"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:f="urn:tsunagu:function:1"
                xmlns:p="urn:example:jiritsu:plan:2"
                xmlns="urn:tsunagu:document:1"
                exclude-result-prefixes="f p">
  <xsl:output method="xml" encoding="UTF-8"/>

  <xsl:template match="/">
    <xsl:apply-templates select="p:SupportPlanExport/p:Plan"/>
  </xsl:template>

  <xsl:template match="p:Plan">
    <SupportPlan>
      <Envelope>
        <FormVersion>jiritsu plan 2</FormVersion>
        <MunicipalityCode><xsl:value-of select="../@municipality"/></MunicipalityCode>
      </Envelope>
      <PlanKind><xsl:value-of select="f:code('plan-kind', @kind)"/></PlanKind>
      <PlanNo><xsl:value-of select="@id"/></PlanNo>
      <Round><xsl:value-of select="@round"/></Round>
      <Status><xsl:value-of select="f:code('plan-status', @status)"/></Status>
      <CreatedDate><xsl:value-of select="@created"/></CreatedDate>
      <xsl:apply-templates/>
    </SupportPlan>
  </xsl:template>

  <xsl:template match="p:Subject">
    <Subject>
      <Name>
        <Kanji><xsl:value-of select="p:Kanji"/></Kanji>
        <xsl:if test="p:Kana">
          <Kana><xsl:value-of select="p:Kana"/></Kana>
        </xsl:if>
      </Name>
      <xsl:if test="@sex">
        <Sex><xsl:value-of select="f:code('sex', @sex)"/></Sex>
      </xsl:if>
      <xsl:if test="@birth">
        <BirthDate><xsl:value-of select="@birth"/></BirthDate>
      </xsl:if>
      <xsl:if test="@atena">
        <ResidentCode><xsl:value-of select="@atena"/></ResidentCode>
      </xsl:if>
    </Subject>
  </xsl:template>

  <xsl:template match="p:Consent">
    <Consent>
      <Result><xsl:value-of select="f:code('consent', @given)"/></Result>
      <xsl:if test="@date">
        <Date><xsl:value-of select="@date"/></Date>
      </xsl:if>
      <xsl:if test="@scope">
        <xsl:call-template name="agencies">
          <xsl:with-param name="codes" select="@scope"/>
        </xsl:call-template>
      </xsl:if>
    </Consent>
  </xsl:template>

  <!-- One Agency for each code of a list with single blanks. -->
  <xsl:template name="agencies">
    <xsl:param name="codes"/>
    <Agency><xsl:value-of select="substring-before(concat($codes, ' '), ' ')"/></Agency>
    <xsl:if test="contains($codes, ' ')">
      <xsl:call-template name="agencies">
        <xsl:with-param name="codes" select="substring-after($codes, ' ')"/>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>

  <xsl:template match="p:Wish">
    <Wish><Text><xsl:value-of select="."/></Text></Wish>
  </xsl:template>

  <xsl:template match="p:Issue">
    <Issue>
      <No><xsl:value-of select="@no"/></No>
      <Statement><Text><xsl:value-of select="."/></Text></Statement>
    </Issue>
  </xsl:template>

  <xsl:template match="p:Goal">
    <Goal>
      <Level><xsl:value-of select="f:code('goal-level', @level)"/></Level>
      <Text><xsl:value-of select="."/></Text>
      <!-- The system knows the month only; the day stays unknown. -->
      <xsl:if test="@due">
        <DueDate><xsl:value-of select="concat(@due, '-00')"/></DueDate>
      </xsl:if>
    </Goal>
  </xsl:template>

  <xsl:template match="p:Action">
    <Action>
      <No><xsl:value-of select="@no"/></No>
      <Text><xsl:value-of select="."/></Text>
      <Organization><Code><xsl:value-of select="@agency"/></Code></Organization>
      <xsl:if test="@frequency">
        <Frequency><xsl:value-of select="@frequency"/></Frequency>
      </xsl:if>
      <xsl:if test="@from">
        <From><xsl:value-of select="@from"/></From>
      </xsl:if>
      <xsl:if test="@to">
        <To><xsl:value-of select="@to"/></To>
      </xsl:if>
    </Action>
  </xsl:template>

  <xsl:template match="p:Monitoring">
    <Monitoring>
      <xsl:if test="@every">
        <Interval><xsl:value-of select="@every"/></Interval>
      </xsl:if>
      <xsl:if test="@next">
        <NextDate><xsl:value-of select="@next"/></NextDate>
      </xsl:if>
    </Monitoring>
  </xsl:template>

  <xsl:template match="text()"/>
</xsl:stylesheet>
