Feature: Cells
  Vesicles are made by cells: which cells they were decides what the vesicles can be.

  @CEL001 @should @A-01b
  Rule: The parent cells carry the antigens of mesenchymal stromal cells
    The limit was written for cells and says nothing of vesicles.
    CEL001 to CEL004 together are the ISCT criteria of 2006.
    Met shows that nearly all parent cells carried the three antigens.
    Met does not show that the vesicles carry them.

    Scenario Outline: CEL001
      Then cells positive for <antigen> are at least 95 %

      Examples:
        | antigen |
        | CD73    |
        | CD90    |
        | CD105   |

    Example: CEL001 by example
      Given these preparations
        | preparation        | cells positive for CD73 (%) | cells positive for CD90 (%) | cells positive for CD105 (%) |
        | all three          | 99.1                        | 98.7                        | 97.5                         |
        | on the line        | 95                          | 98.7                        | 97.5                         |
        | rounds to the line | 94.6                        | 98.7                        | 97.5                         |
        | one too low        | 99.1                        | 98.7                        | 88.0                         |
        | lower bound only   | 99.1                        | >90                         | 97.5                         |
        | one unassayed      | 99.1                        | 98.7                        |                              |
        | in a word          | 99.1                        | 98.7                        | present                      |
      Then CEL001 is
        | all three          | met          |
        | on the line        | met          |
        | rounds to the line | met          |
        | one too low        | not met      |
        | lower bound only   | inconclusive |
        | one unassayed      | no evidence  |
        | in a word          | no evidence  |

  @CEL002 @should @A-01c
  Rule: The parent cells lack the antigens of blood cells and HLA-DR
    Two pairs of antigens stand for one another in the source, so either member of a pair answers.
    Met shows that few parent cells carried an antigen of blood cells.
    Met does not show that the vesicles are free of vesicles of blood.

    Scenario Outline: CEL002
      Then cells positive for <antigen> are at most 2 %

      Examples:
        | antigen       |
        | CD45          |
        | CD34          |
        | CD14 or CD11b |
        | CD79α or CD19 |
        | HLA-DR        |

    Example: CEL002 by example
      Given these preparations
        | preparation      | cells positive for CD45 (%) | cells positive for CD34 (%) | cells positive for CD14 (%) | cells positive for CD11b (%) | cells positive for CD19 (%) | cells positive for HLA-DR (%) |
        | all lacking      | 0.4                         | 0.2                         | 0.5                         |                              | 0.1                         | 0.9                           |
        | the other member | 0.4                         | 0.2                         |                             | 0.6                          | 0.1                         | 0.9                           |
        | on the line      | 2.0                         | 0.2                         | 0.5                         |                              | 0.1                         | 0.9                           |
        | one too high     | 0.4                         | 0.2                         | 0.5                         |                              | 0.1                         | 11.3                          |
        | upper bound only | <10                         | 0.2                         | 0.5                         |                              | 0.1                         | 0.9                           |
        | neither member   | 0.4                         | 0.2                         |                             |                              | 0.1                         | 0.9                           |
      Then CEL002 is
        | all lacking      | met          |
        | the other member | met          |
        | on the line      | met          |
        | one too high     | not met      |
        | upper bound only | inconclusive |
        | neither member   | no evidence  |

  @CEL003 @should @A-01d
  Rule: The parent cells differentiate into bone, fat and cartilage
    The source asks for the three fates in vitro and gives no degree.
    Met shows that the three fates were seen in culture.
    Met does not show that the cells would take them in a body.

    Scenario: CEL003
      Then differentiation into bone is detected
      And differentiation into fat is detected
      And differentiation into cartilage is detected

    Example: CEL003 by example
      Given these preparations
        | preparation   | differentiation into bone (1) | differentiation into fat (1) | differentiation into cartilage (1) |
        | three fates   | present                       | positive                     | present                            |
        | two fates     | present                       | present                      | absent                             |
        | one unassayed | present                       |                              | present                            |
      Then CEL003 is
        | three fates   | met         |
        | two fates     | not met     |
        | one unassayed | no evidence |

  @CEL004 @should @A-01a
  Rule: The parent cells adhere to plastic
    Cells that were grown in suspension or immortalised are not asked to: our reading, the source knows no exception.
    Met shows that the cells adhered under standard culture.
    Met does not show what share of them did.

    Scenario: CEL004
      Given preparations whose culture is not suspension
      And preparations whose immortalised is not yes
      Then plastic adherence is detected

    Example: CEL004 by example
      Given these preparations
        | preparation          | culture        | immortalised | plastic adherence (1) |
        | in flasks            | adherent flask | no           | present               |
        | floating in flasks   | adherent flask | no           | absent                |
        | never looked at      | adherent flask | no           |                       |
        | in suspension        | suspension     | no           | absent                |
        | an immortal line     | adherent flask | yes          |                       |
        | culture not recorded |                | no           | present               |
      Then CEL004 is
        | in flasks            | met            |
        | floating in flasks   | not met        |
        | never looked at      | no evidence    |
        | in suspension        | not applicable |
        | an immortal line     | not applicable |
        | culture not recorded | no evidence    |

  @CEL005 @may @W-01 @B-10
  Rule: The tissue and the donor or cell line of the parent cells are recorded
    Cells of different tissues and donors differ in function, so a value belongs to its source.
    What the second source says is known from a lay summary.
    Met shows that the origin of the cells can be named.
    Met does not show that the origin is a good one.

    Scenario: CEL005
      Then tissue is recorded
      And donor or cell line is recorded

    Example: CEL005 by example
      Given these preparations
        | preparation    | tissue         | donor | cell line |
        | from a donor   | umbilical cord | D-17  |           |
        | from a bank    | bone marrow    |       | MCB-3     |
        | source unnamed | bone marrow    |       |           |
        | tissue unknown | unknown        | D-17  |           |
      Then CEL005 is
        | from a donor   | met         |
        | from a bank    | met         |
        | source unnamed | no evidence |
        | tissue unknown | no evidence |

  @CEL006 @must @A-05a
  Rule: The amount of source material is recorded
    A yield, or a value for each unit of source, needs the volume, number of cells or mass that the lot was made from.
    Met shows that an amount is written down.
    Met does not show that the amount was measured well.

    Scenario: CEL006
      Then source amount is recorded

    Example: CEL006 by example
      Given these preparations
        | preparation | source amount |
        | by volume   | 2 L           |
        | by cells    | 4e8 cells     |
        | unrecorded  |               |
      Then CEL006 is
        | by volume  | met         |
        | by cells   | met         |
        | unrecorded | no evidence |
