Feature: Release of cells
  What the published release table asks of the parent cells, before vesicles are made of them.

  @XRC001 @should @X-01
  Rule: The parent cells are sterile
    The table gives the outcome of the culture and no number.
    Met shows that no growth was seen in the culture of the cells.
    Met does not show that the test would have seen every organism.

    Scenario: XRC001
      Then microbial growth in cells is not detected

    Example: XRC001 by example
      Given these preparations
        | preparation | microbial growth in cells (CFU) |
        | no growth   | no growth                       |
        | grew        | present                         |
        | not tested  |                                 |
      Then XRC001 is
        | no growth  | met         |
        | grew       | not met     |
        | not tested | no evidence |

  @XRC002 @should @X-02
  Rule: The endotoxin of the parent cells is below the limit of the table
    The table names the Chinese pharmacopoeia, so its limit is compared as compendial limits are: the value alone.
    Met shows that the endotoxin measured in the harvest of the cells is below the limit.
    Met does not show that the dose which a person receives is within the limit of its route.

    Scenario: XRC002
      Then endotoxin of cells is below 0.5 EU/mL

    Example: XRC002 by example
      Given these preparations
        | preparation     | endotoxin of cells (EU/mL) |
        | low             | 0.12                       |
        | below detection | <0.05                      |
        | on the line     | 0.5                        |
        | high            | 1.4                        |
        | coarse          | <1                         |
        | unassayed       |                            |
      Then XRC002 is
        | low             | met          |
        | below detection | met          |
        | on the line     | not met      |
        | high            | not met      |
        | coarse          | inconclusive |
        | unassayed       | no evidence  |

  @XRC003 @should @X-03
  Rule: The parent cells are free of mycoplasma
    The table names quantitative PCR and no limit of detection.
    Met shows that mycoplasma was not seen in the cells.
    Met does not show that the test sees what a culture would.

    Scenario: XRC003
      Then mycoplasma in cells is not detected

    Example: XRC003 by example
      Given these preparations
        | preparation | mycoplasma in cells (CFU/mL) |
        | negative    | negative                     |
        | positive    | positive                     |
        | not tested  |                              |
      Then XRC003 is
        | negative   | met         |
        | positive   | not met     |
        | not tested | no evidence |

  @XRC004 @should @X-04
  Rule: At least nine in ten parent cells are viable
    The limit was written for cells and says nothing of vesicles; it is compared as it is printed.
    Met shows that the viability measured reaches the limit of the table.
    Met does not show that the cells lived when the vesicles were made.

    Scenario: XRC004
      Then producer-cell viability is at least 90 %

    Example: XRC004 by example
      Given these preparations
        | preparation      | producer-cell viability (%) |
        | alive            | 96                          |
        | on the line      | 90                          |
        | dying            | 84                          |
        | lower bound only | >80                         |
        | uncounted        |                             |
      Then XRC004 is
        | alive            | met          |
        | on the line      | met          |
        | dying            | not met      |
        | lower bound only | inconclusive |
        | uncounted        | no evidence  |

  @XRC005 @should @X-05
  Rule: The parent cells carry the four antigens of the table
    The limit was written for cells and says nothing of vesicles; it is compared as it is printed.
    Met shows that nearly all parent cells carried the four antigens.
    Met does not show that the vesicles carry them.

    Scenario Outline: XRC005
      Then cells positive for <antigen> are at least 95 %

      Examples:
        | antigen |
        | CD90    |
        | CD105   |
        | CD73    |
        | CD44    |

    Example: XRC005 by example
      Given these preparations
        | preparation      | cells positive for CD90 (%) | cells positive for CD105 (%) | cells positive for CD73 (%) | cells positive for CD44 (%) |
        | all four         | 98.7                        | 97.5                         | 99.1                        | 99.0                        |
        | on the line      | 95                          | 97.5                         | 99.1                        | 99.0                        |
        | one too low      | 98.7                        | 97.5                         | 99.1                        | 88.0                        |
        | lower bound only | >90                         | 97.5                         | 99.1                        | 99.0                        |
        | one unassayed    | 98.7                        | 97.5                         | 99.1                        |                             |
      Then XRC005 is
        | all four         | met          |
        | on the line      | met          |
        | one too low      | not met      |
        | lower bound only | inconclusive |
        | one unassayed    | no evidence  |

  @XRC006 @should @X-05
  Rule: The parent cells lack the four antigens of the table
    The limit was written for cells and says nothing of vesicles; it is compared as it is printed.
    Met shows that few parent cells carried one of the four antigens.
    Met does not show that the vesicles are free of vesicles of blood.

    Scenario Outline: XRC006
      Then cells positive for <antigen> are at most 2 %

      Examples:
        | antigen |
        | CD45    |
        | CD34    |
        | CD11b   |
        | HLA-DR  |

    Example: XRC006 by example
      Given these preparations
        | preparation      | cells positive for CD45 (%) | cells positive for CD34 (%) | cells positive for CD11b (%) | cells positive for HLA-DR (%) |
        | all lacking      | 0.4                         | 0.2                         | 0.5                          | 0.9                           |
        | on the line      | 2.0                         | 0.2                         | 0.5                          | 0.9                           |
        | one too high     | 0.4                         | 0.2                         | 0.5                          | 11.3                          |
        | upper bound only | <10                         | 0.2                         | 0.5                          | 0.9                           |
        | one unassayed    | 0.4                         | 0.2                         |                              | 0.9                           |
      Then XRC006 is
        | all lacking      | met          |
        | on the line      | met          |
        | one too high     | not met      |
        | upper bound only | inconclusive |
        | one unassayed    | no evidence  |

  @XRC007 @should @X-06
  Rule: The parent cells differentiate into bone, fat and cartilage
    The table asks for a positive outcome of each and gives no degree.
    Met shows that the three fates were seen in culture.
    Met does not show that the cells would take them in a body.

    Scenario: XRC007
      Then differentiation into bone is detected
      And differentiation into fat is detected
      And differentiation into cartilage is detected

    Example: XRC007 by example
      Given these preparations
        | preparation   | differentiation into bone (1) | differentiation into fat (1) | differentiation into cartilage (1) |
        | three fates   | positive                      | positive                     | positive                           |
        | two fates     | positive                      | positive                     | negative                           |
        | one unassayed | positive                      |                              | positive                           |
      Then XRC007 is
        | three fates   | met         |
        | two fates     | not met     |
        | one unassayed | no evidence |
