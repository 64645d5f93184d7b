Feature: Release of vesicles
  What the published release table asks of the vesicles themselves.

  @XRV001 @should @X-07
  Rule: The vesicles are sterile
    The table gives the outcome of the culture and no number.
    Met shows that no growth was seen in the culture.
    Met does not show that every vial is sterile.

    Scenario: XRV001
      Then microbial growth is not detected

    Example: XRV001 by example
      Given these preparations
        | preparation | microbial growth (CFU) |
        | no growth   | no growth              |
        | grew        | present                |
        | not tested  |                        |
      Then XRV001 is
        | no growth  | met         |
        | grew       | not met     |
        | not tested | no evidence |

  @XRV002 @should @X-08
  Rule: The endotoxin concentration of the vesicles is below the limit of the table
    The table names the Chinese pharmacopoeia, so its limit is compared as compendial limits are: the value alone.
    Met shows that the endotoxin measured in the preparation is below the limit.
    Met does not show that the dose which a person receives is within the limit of its route.

    Scenario: XRV002
      Then endotoxin concentration is below 0.5 EU/mL

    Example: XRV002 by example
      Given these preparations
        | preparation     | endotoxin concentration (EU/mL) |
        | low             | 0.12                            |
        | below detection | <0.05                           |
        | on the line     | 0.5                             |
        | high            | 1.4                             |
        | coarse          | <1                              |
        | unassayed       |                                 |
      Then XRV002 is
        | low             | met          |
        | below detection | met          |
        | on the line     | not met      |
        | high            | not met      |
        | coarse          | inconclusive |
        | unassayed       | no evidence  |

  @XRV003 @should @X-09
  Rule: The vesicles are free of mycoplasma
    The table names quantitative PCR and no limit of detection.
    Met shows that mycoplasma was not seen in the preparation.
    Met does not show that the test sees what a culture would.

    Scenario: XRV003
      Then mycoplasma in vesicles is not detected

    Example: XRV003 by example
      Given these preparations
        | preparation | mycoplasma in vesicles (copies/mL) |
        | negative    | negative                           |
        | positive    | positive                           |
        | not tested  |                                    |
      Then XRV003 is
        | negative   | met         |
        | positive   | not met     |
        | not tested | no evidence |

  @XRV004 @should @X-10
  Rule: The vesicles look like cups with a clear edge and a membrane
    The table describes what is seen and gives no share of the particles.
    Met shows that somebody saw vesicles of this shape.
    Met does not show what share of the particles has it; drying alone makes cups.

    Scenario: XRV004
      Then cup-shaped morphology is detected

    Example: XRV004 by example
      Given these preparations
        | preparation   | cup-shaped morphology (1) |
        | cups          | present                   |
        | debris        | absent                    |
        | not looked at |                           |
      Then XRV004 is
        | cups          | met         |
        | debris        | not met     |
        | not looked at | no evidence |

  @XRV005 @should @X-11
  Rule: The diameters of the vesicles lie below the bound of the table, by a named instrument
    The table asks for particles below the bound with the peak in this range; holding the median and the mode against it
    is our reading. Diameters depend on the method, so the instrument is named.
    Met shows that half of the particles, and the most frequent diameter, lie below the bound by this instrument.
    Met does not show that another instrument would say so, or that the particles are vesicles.

    Scenario: XRV005
      Then median diameter is below 200 nm
      And mode diameter is below 200 nm
      And mode diameter names its instrument

    Example: XRV005 by example
      Given these runs
        | run   | instrument |
        | run 1 | NanoFCM    |
        | run 2 | NanoFCM    |
        | run 3 | NanoFCM    |
      And these preparations
        | preparation        | median diameter (nm) | mode diameter (nm) |
        | small              | 81; 80; 83           | 72; 70; 73         |
        | on the line        | 81; 80; 83           | 200; 204; 196      |
        | median on the line | 200; 204; 196        | 72; 70; 73         |
        | large              | 260; 255; 263        | 240; 238; 245      |
        | unassayed          |                      |                    |
      Then XRV005 is
        | small              | met          |
        | on the line        | inconclusive |
        | median on the line | inconclusive |
        | large              | not met      |
        | unassayed          | no evidence  |

  @XRV006 @should @X-12
  Rule: CD9, CD81 and TSG101 are detected and GM130 is not
    The table gives the outcome of the blots and no number.
    Met shows that the three markers were seen and that of the Golgi apparatus was not.
    Met does not show that all four were looked for on one vesicle.

    Scenario: XRV006
      Then marker signal of CD9 is detected
      And marker signal of CD81 is detected
      And marker signal of TSG101 is detected
      And marker signal of GM130 is not detected

    Example: XRV006 by example
      Given these preparations
        | preparation     | marker signal of CD9 (a.u.) | marker signal of CD81 (a.u.) | marker signal of TSG101 (a.u.) | marker signal of GM130 (a.u.) |
        | as in the table | present                     | present                      | present                        | absent                        |
        | one missing     | present                     | absent                       | present                        | absent                        |
        | with Golgi      | present                     | present                      | present                        | present                       |
        | not blotted     | present                     | present                      | present                        |                               |
      Then XRV006 is
        | as in the table | met         |
        | one missing     | not met     |
        | with Golgi      | not met     |
        | not blotted     | no evidence |

  @XRV007 @should @X-13
  Rule: Detergent lyses the vesicles
    The table calls it purity and gives no share of the particles that must go.
    Met shows that the particles were seen to be lysed.
    Met does not show what share of them was.

    Scenario: XRV007
      Then lysis by detergent is detected

    Example: XRV007 by example
      Given these preparations
        | preparation | lysis by detergent (1) |
        | lysed       | present                |
        | withstood   | absent                 |
        | not tested  |                        |
      Then XRV007 is
        | lysed      | met         |
        | withstood  | not met     |
        | not tested | no evidence |
