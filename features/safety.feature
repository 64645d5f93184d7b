Feature: Safety
  What is given to a person carries no microbes, and no more endotoxin than its route allows.

  @SAF001 @must @A-25a @A-25b
  Rule: Lots for people are sterile by a compendial or a validated rapid test
    Either kind of test is accepted, the one by its length and the other by its validation.
    Met shows that no growth was seen by a test of either kind.
    Met does not show that every vial is sterile.

    Scenario: SAF001: no growth
      Given preparations whose intended use is trial, compassionate use or treatment
      Then microbial growth is not detected

    Scenario: SAF001: compendial test
      Given preparations whose intended use is trial, compassionate use or treatment
      And preparations whose sterility test is compendial
      Then sterility incubation is at least 14 d

    Scenario: SAF001: rapid test
      Given preparations whose intended use is trial, compassionate use or treatment
      And preparations whose sterility test is rapid
      Then microbial growth comes from a validated method
      And sterility method validation is on file

    Example: SAF001 by example
      Given these documents
        | subject | kind                        | reference | status   |
        | *       | sterility method validation | VAL-21 v2 | approved |
      And these methods
        | quantity         | method        | status    | document |
        | microbial growth | blood culture | validated | VAL-21   |
      And these preparations
        | preparation      | intended use | sterility test |
        | two weeks        | trial        | compendial     |
        | grew             | trial        | compendial     |
        | stopped early    | trial        | compendial     |
        | still incubating | trial        | compendial     |
        | rapid            | treatment    | rapid          |
        | rapid, home-made | treatment    | rapid          |
        | test not named   | trial        |                |
        | for the bench    | research     |                |
      And these readings
        | preparation      | method        | microbial growth (CFU) | sterility incubation (d) |
        | two weeks        | broth         | no growth              | 14                       |
        | grew             | broth         | present                | 14                       |
        | stopped early    | broth         | no growth              | 7                        |
        | still incubating | broth         | no growth              | >10                      |
        | rapid            | blood culture | no growth              | 7                        |
        | rapid, home-made | luminescence  | no growth              | 7                        |
        | test not named   | broth         | no growth              | 14                       |
      Then SAF001 is
        | two weeks        | met            |
        | grew             | not met        |
        | stopped early    | not met        |
        | still incubating | inconclusive   |
        | rapid            | met            |
        | rapid, home-made | no evidence    |
        | test not named   | no evidence    |
        | for the bench    | not applicable |

  @SAF002 @must @A-24a @A-24b
  Rule: The endotoxin dose of injected lots is within the limit of its route
    The limit is on what a person receives in an hour, so the same concentration passes or fails with volume and weight.
    Which routes count as injected, and that others are left to the laboratory's own limit, is our reading.
    Met shows that the lightest person stays within the compendial limit in the hour of the largest volume.
    Met does not show that the preparation lets the test find all endotoxin.

    Scenario Outline: SAF002
      Given preparations whose intended use is trial, compassionate use or treatment
      And preparations whose route is not intranasal, inhaled, oral or topical
      And preparations whose route is <route>
      Then endotoxin dose is at most <limit> EU/kg/h

      Examples:
        | route                                                                                                                                 | limit |
        | intrathecal                                                                                                                           | 0.2   |
        | intravenous, intra-arterial, intracardiac, intramuscular, subcutaneous, intradermal, intra-articular, intraperitoneal or intravitreal | 5     |

    Example: SAF002 by example
      Given these preparations
        | preparation       | intended use | route       | volume per hour | lowest weight | endotoxin concentration (EU/mL) |
        | into a vein       | trial        | intravenous | 20              | 50            | 0.5                             |
        | on the line       | trial        | intravenous | 20              | 50            | 12.5                            |
        | too much          | trial        | intravenous | 20              | 50            | 20                              |
        | upper bound only  | trial        | intravenous | 20              | 50            | <50                             |
        | below detection   | trial        | intravenous | 20              | 50            | <0.05                           |
        | into the spine    | trial        | intrathecal | 10              | 50            | 0.5                             |
        | on the spine line | trial        | intrathecal | 10              | 50            | 1                               |
        | much in the spine | trial        | intrathecal | 10              | 50            | 5                               |
        | weight not known  | trial        | intravenous | 20              |               | 0.5                             |
        | route not known   | trial        |             | 20              | 50            | 0.5                             |
        | breathed in       | trial        | inhaled     | 20              | 50            | 0.5                             |
        | for the bench     | research     |             |                 |               | 0.5                             |
      Then SAF002 is
        | into a vein       | met            |
        | on the line       | met            |
        | too much          | not met        |
        | upper bound only  | inconclusive   |
        | below detection   | met            |
        | into the spine    | met            |
        | on the spine line | met            |
        | much in the spine | not met        |
        | weight not known  | no evidence    |
        | route not known   | no evidence    |
        | breathed in       | not applicable |
        | for the bench     | not applicable |

  @SAF003 @must @A-24b
  Rule: The largest hourly volume and the lowest body weight are recorded
    A dose of endotoxin can be computed only from both; that they are recorded, and for the lightest person, is our inference.
    Met shows that both are written down.
    Met does not show that nobody lighter is treated.

    Scenario: SAF003
      Given preparations whose intended use is trial, compassionate use or treatment
      And preparations whose route is not intranasal, inhaled, oral or topical
      Then volume per hour is recorded
      And lowest weight is recorded

    Example: SAF003 by example
      Given these preparations
        | preparation   | intended use | route       | volume per hour | lowest weight |
        | both          | trial        | intravenous | 20              | 50            |
        | volume only   | trial        | intravenous | 20              |               |
        | breathed in   | trial        | inhaled     |                 |               |
        | for the bench | research     | intravenous |                 |               |
      Then SAF003 is
        | both          | met            |
        | volume only   | no evidence    |
        | breathed in   | not applicable |
        | for the bench | not applicable |

  @SAF004 @own @A-17c
  Rule: The endotoxin of lots that are not injected is within the limits that the laboratory declared
    The guideline sets the limit from dose, route and weight and gives no number for these routes.
    Met shows that the lot keeps its maker's promise.
    Met does not show that the promise is safe for the route.

    Scenario: SAF004
      Given preparations whose intended use is trial, compassionate use or treatment
      And preparations whose route is intranasal, inhaled, oral or topical
      Then endotoxin concentration is within the declared limits

    Example: SAF004 by example
      Given these limits
        | quantity                | bound   | value | unit  |
        | endotoxin concentration | at most | 0.5   | EU/mL |
      And these preparations
        | preparation   | intended use | route       | endotoxin concentration (EU/mL) |
        | clean         | trial        | inhaled     | 0.11; 0.12; 0.10                |
        | on the line   | trial        | inhaled     | 0.50; 0.52; 0.48                |
        | laden         | trial        | inhaled     | 2.1; 2.4; 2.2                   |
        | once          | trial        | inhaled     | 0.11                            |
        | unassayed     | trial        | inhaled     |                                 |
        | injected      | trial        | intravenous | 2.1; 2.4; 2.2                   |
        | for the bench | research     | inhaled     | 2.1; 2.4; 2.2                   |
      Then SAF004 is
        | clean         | met            |
        | on the line   | inconclusive   |
        | laden         | not met        |
        | once          | inconclusive   |
        | unassayed     | no evidence    |
        | injected      | not applicable |
        | for the bench | not applicable |

  @SAF005 @must @A-25b
  Rule: The suitability of the sterility test for the lots is on file
    A test that the product itself inhibits sees no growth in anything.
    Asked for with either kind of test: the words seen ask for it with the rapid one.
    Met shows that a study of the test on this product is approved and in date.
    Met does not show that the study was done well.

    Scenario: SAF005
      Given preparations whose intended use is trial, compassionate use or treatment
      Then sterility suitability is on file

    Example: SAF005 by example
      Given these documents
        | subject   | kind                  | reference | status   | expires_on |
        | studied   | sterility suitability | SUI-3 v1  | approved |            |
        | lapsed    | sterility suitability | SUI-1 v2  | approved | 2025-03-31 |
        | undecided | sterility suitability | SUI-4 v1  |          |            |
      And these preparations
        | preparation   | intended use |
        | studied       | trial        |
        | lapsed        | trial        |
        | undecided     | trial        |
        | unstudied     | trial        |
        | for the bench | research     |
      Then SAF005 is
        | studied       | met            |
        | lapsed        | not met        |
        | undecided     | no evidence    |
        | unstudied     | no evidence    |
        | for the bench | not applicable |
