<?xml version="1.0" encoding="UTF-8"?>
<!-- The minutes of one case become a file for the document management system: one 議題. -->
<xsl:stylesheet version="1.0"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:f="urn:tsunagu:function:1"
                xmlns:d="urn:tsunagu:document:1"
                exclude-result-prefixes="f d">
  <xsl:output method="xml" encoding="UTF-8"/>
  <!-- Moment of the export, RFC 3339, and the name of the file. -->
  <xsl:param name="created"/>
  <xsl:param name="file"/>

  <xsl:template match="/d:Minutes">
    <文書>
      <xsl:text>&#10; </xsl:text>
      <xsl:apply-templates select="d:Cover"/>
      <xsl:text>&#10; </xsl:text>
      <xsl:apply-templates select="d:Conference"/>
      <xsl:text>&#10;</xsl:text>
    </文書>
  </xsl:template>

  <xsl:template match="d:Cover">
    <鑑>
      <xsl:text>&#10;  </xsl:text>
      <文書番号><xsl:value-of select="d:DocumentNo"/></文書番号>
      <施行日>
        <xsl:call-template name="dotted">
          <xsl:with-param name="day" select="d:IssuedDate"/>
          <xsl:with-param name="original" select="d:IssuedDateOriginal"/>
        </xsl:call-template>
      </施行日>
      <件名><xsl:value-of select="d:Subject"/></件名>
      <宛先><xsl:value-of select="d:Addressee"/></宛先>
      <発信者><xsl:value-of select="d:Sender"/></発信者>
      <xsl:text>&#10; </xsl:text>
    </鑑>
  </xsl:template>

  <xsl:template match="d:Conference">
    <会議録 種別="{f:code-back('conference-kind', d:Kind)}" 回="{d:No}">
      <xsl:text>&#10;  </xsl:text>
      <開催日時>
        <xsl:choose>
          <xsl:when test="d:StartOriginal">
            <xsl:value-of select="d:StartOriginal"/>
          </xsl:when>
          <xsl:otherwise>
            <xsl:value-of select="concat(f:iso-to-era-dotted(d:StartDate), ' ', d:StartTime)"/>
          </xsl:otherwise>
        </xsl:choose>
      </開催日時>
      <場所><xsl:value-of select="d:Place"/></場所>
      <xsl:apply-templates select="d:Attendee"/>
      <xsl:apply-templates select="../d:Item"/>
      <xsl:text>&#10; </xsl:text>
    </会議録>
  </xsl:template>

  <xsl:template match="d:Attendee">
    <xsl:text>&#10;  </xsl:text>
    <出席者 機関="{d:Organization/d:Code}" 職="{d:Occupation}"
            守秘確認="{f:code-back('secrecy', d:Secrecy)}">
      <xsl:value-of select="d:Name"/>
    </出席者>
  </xsl:template>

  <xsl:template match="d:Item">
    <xsl:text>&#10;  </xsl:text>
    <議題 番号="{d:No}" 案件="{d:CaseReference}" 同意="{f:code-back('consent', d:Consent)}">
      <xsl:text>&#10;   </xsl:text>
      <検討内容><xsl:value-of select="d:Discussion/d:Text"/></検討内容>
      <xsl:text>&#10;   </xsl:text>
      <決定 区分="{f:code-back('decision', d:Decision)}">
        <xsl:value-of select="d:DecisionText"/>
      </決定>
      <xsl:apply-templates select="d:RoleAssignment"/>
      <xsl:if test="d:NextDate">
        <xsl:text>&#10;   </xsl:text>
        <次回>
          <xsl:call-template name="dotted">
            <xsl:with-param name="day" select="d:NextDate"/>
            <xsl:with-param name="original" select="d:NextDateOriginal"/>
          </xsl:call-template>
        </次回>
      </xsl:if>
      <xsl:text>&#10;  </xsl:text>
    </議題>
  </xsl:template>

  <xsl:template match="d:RoleAssignment">
    <xsl:text>&#10;   </xsl:text>
    <役割 機関="{d:Organization/d:Code}"><xsl:value-of select="d:Task"/></役割>
  </xsl:template>

  <!-- A day as it was once written, or else its era spelling: R07.06.18. -->
  <xsl:template name="dotted">
    <xsl:param name="day"/>
    <xsl:param name="original"/>
    <xsl:choose>
      <xsl:when test="$original">
        <xsl:value-of select="$original"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:value-of select="f:iso-to-era-dotted($day)"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
