<?xml version="1.0" encoding="UTF-8"?>
<!-- One 議題 of the document management system, with the cover and the meeting it stands in, becomes
     the minutes of one case. -->
<xsl:stylesheet version="1.0"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:f="urn:tsunagu:function:1"
                xmlns="urn:tsunagu:document:1"
                exclude-result-prefixes="f">
  <xsl:output method="xml" encoding="UTF-8"/>

  <xsl:template match="/">
    <xsl:apply-templates select="文書/会議録/議題"/>
  </xsl:template>

  <xsl:template match="議題">
    <Minutes>
      <Envelope>
        <FormVersion>bunsho 1</FormVersion>
      </Envelope>
      <!-- The letter's number names the meeting; with the item's number it names these minutes. -->
      <MinutesNo><xsl:value-of select="concat(ancestor::文書/鑑/文書番号, '/', @番号)"/></MinutesNo>
      <xsl:apply-templates select="ancestor::文書/鑑"/>
      <xsl:apply-templates select="parent::会議録"/>
      <xsl:call-template name="item"/>
    </Minutes>
  </xsl:template>

  <xsl:template match="鑑">
    <Cover>
      <DocumentNo><xsl:value-of select="文書番号"/></DocumentNo>
      <IssuedDate><xsl:value-of select="f:era-dotted-to-iso(施行日)"/></IssuedDate>
      <IssuedDateOriginal><xsl:value-of select="施行日"/></IssuedDateOriginal>
      <Subject><xsl:value-of select="件名"/></Subject>
      <Addressee><xsl:value-of select="宛先"/></Addressee>
      <Sender><xsl:value-of select="発信者"/></Sender>
    </Cover>
  </xsl:template>

  <xsl:template match="会議録">
    <Conference>
      <Kind><xsl:value-of select="f:code('conference-kind', @種別)"/></Kind>
      <No><xsl:value-of select="@回"/></No>
      <StartDate>
        <xsl:value-of select="f:era-dotted-to-iso(substring-before(開催日時, ' '))"/>
      </StartDate>
      <StartTime><xsl:value-of select="substring-after(開催日時, ' ')"/></StartTime>
      <StartOriginal><xsl:value-of select="開催日時"/></StartOriginal>
      <Place><xsl:value-of select="場所"/></Place>
      <xsl:apply-templates select="出席者"/>
    </Conference>
  </xsl:template>

  <xsl:template match="出席者">
    <Attendee>
      <Organization><Code><xsl:value-of select="@機関"/></Code></Organization>
      <Occupation><xsl:value-of select="@職"/></Occupation>
      <Name><xsl:value-of select="."/></Name>
      <Secrecy><xsl:value-of select="f:code('secrecy', @守秘確認)"/></Secrecy>
    </Attendee>
  </xsl:template>

  <xsl:template name="item">
    <Item>
      <No><xsl:value-of select="@番号"/></No>
      <CaseReference><xsl:value-of select="@案件"/></CaseReference>
      <Consent><xsl:value-of select="f:code('consent', @同意)"/></Consent>
      <Discussion><Text><xsl:value-of select="検討内容"/></Text></Discussion>
      <Decision><xsl:value-of select="f:code('decision', 決定/@区分)"/></Decision>
      <DecisionText><xsl:value-of select="決定"/></DecisionText>
      <xsl:apply-templates select="役割"/>
      <xsl:if test="次回">
        <NextDate><xsl:value-of select="f:era-dotted-to-iso(次回)"/></NextDate>
        <NextDateOriginal><xsl:value-of select="次回"/></NextDateOriginal>
      </xsl:if>
    </Item>
  </xsl:template>

  <xsl:template match="役割">
    <RoleAssignment>
      <Organization><Code><xsl:value-of select="@機関"/></Code></Organization>
      <Task><xsl:value-of select="."/></Task>
    </RoleAssignment>
  </xsl:template>
</xsl:stylesheet>
