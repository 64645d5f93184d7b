Feature: Safety
  What is given to a person carries no microbes, and no more endotoxin than its route allows.

  @SAF001 @must @A-25a @A-25b @A-17u
  Rule: Lots for people are sterile by a compendial or a validated rapid test
    Either kind of test is accepted, the one by its length and the other by its validation; the third source has sterility
    among its release tests.
    Length and growth are those of one test: of one method and run, or of one day where no run is named. The longest
    test of a method counts, so that a look at it in between does no harm; of two methods, such as two media, both count.
    Growth counts by whichever test it was seen.
    That the validation is there at release, or today where the lot is not released, is our reading.
    Met shows that no growth was seen by a test of either kind.
    Met does not show that every vial is sterile, nor that each medium was used that the test asks for.

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
      And sterility method validation is on file for the method of microbial growth at release

    Example: SAF001 by example
      Given these documents
        | subject             | kind                        | reference | status    | issued_on  |
        | taken back          | sterility method validation | VAL-20 v1 | withdrawn | 2024-02-01 |
        | rapid               | sterility method validation | VAL-21 v2 | approved  | 2024-02-01 |
        | rapid, home-made    | sterility method validation | VAL-21 v2 | approved  | 2024-02-01 |
        | home-made elsewhere | sterility method validation | VAL-21 v2 | approved  | 2024-02-01 |
        | validated later     | sterility method validation | VAL-21 v2 | approved  | 2025-04-11 |
        | fluorescence        | sterility method validation | VAL-22 v1 | approved  | 2024-02-01 |
      And these methods
        | quantity         | method        | status    | document |
        | microbial growth | blood culture | validated | VAL-21   |
        | microbial growth | fluorescence  | validated | VAL-22   |
      And these preparations
        | preparation         | intended use      | sterility test | released on |
        | two weeks           | trial             | compendial     |             |
        | grew                | trial             | compendial     |             |
        | grew in treatment   | treatment         | compendial     |             |
        | grew, compassionate | compassionate use | compendial     |             |
        | stopped early       | trial             | compendial     |             |
        | a day short         | compassionate use | compendial     |             |
        | a week short        | treatment         | compendial     |             |
        | still incubating    | trial             | compendial     |             |
        | rapid               | treatment         | rapid          |             |
        | rapid, home-made    | treatment         | rapid          |             |
        | taken back          | trial             | rapid          |             |
        | home-made elsewhere | compassionate use | rapid          |             |
        | test not named      | trial             |                |             |
        | for the bench       | research          |                |             |
        | validated later     | trial             | rapid          | 2025-04-10  |
        | by its method       | trial             | rapid          |             |
      And these readings
        | preparation         | method        | microbial growth (CFU) | sterility incubation (d) |
        | two weeks           | broth         | no growth              | 14                       |
        | grew                | broth         | present                | 14                       |
        | grew in treatment   | broth         | present                | 14                       |
        | grew, compassionate | broth         | present                | 14                       |
        | stopped early       | broth         | no growth              | 7                        |
        | a day short         | broth         | no growth              | 13                       |
        | a week short        | broth         | no growth              | 7                        |
        | still incubating    | broth         | no growth              | >10                      |
        | rapid               | blood culture | no growth              | 7                        |
        | rapid, home-made    | luminescence  | no growth              | 7                        |
        | taken back          | blood culture | no growth              | 7                        |
        | home-made elsewhere | luminescence  | no growth              | 7                        |
        | test not named      | broth         | no growth              | 14                       |
        | validated later     | blood culture | no growth              | 7                        |
        | by its method       | fluorescence  | no growth              | 7                        |
      Then SAF001 is
        | two weeks           | met            |
        | grew                | not met        |
        | grew in treatment   | not met        |
        | grew, compassionate | not met        |
        | stopped early       | not met        |
        | a day short         | not met        |
        | a week short        | not met        |
        | still incubating    | inconclusive   |
        | rapid               | met            |
        | rapid, home-made    | no evidence    |
        | taken back          | not met        |
        | home-made elsewhere | no evidence    |
        | test not named      | no evidence    |
        | for the bench       | not applicable |
        | validated later     | no evidence    |
        | by its method       | met            |

    Example: SAF001 by example, one test and two
      Given these preparations
        | preparation        | intended use | sterility test |
        | looked at twice    | trial        | compendial     |
        | looked at, unnamed | trial        | compendial     |
        | of two tests       | trial        | compendial     |
        | by two methods     | trial        | compendial     |
        | a year apart       | trial        | compendial     |
        | short beside long  | trial        | compendial     |
        | long without look  | trial        | compendial     |
        | grew in the other  | trial        | compendial     |
        | length alone       | trial        | compendial     |
        | still going on     | trial        | compendial     |
        | one medium short   | trial        | compendial     |
        | two media          | trial        | compendial     |
      And these readings
        | preparation        | quantity             | value     | unit | method         | run | measured on |
        | looked at twice    | microbial growth     | no growth | CFU  | broth          | S-1 |             |
        | looked at twice    | sterility incubation | 3         | d    | broth          | S-1 |             |
        | looked at twice    | sterility incubation | 14        | d    | broth          | S-1 |             |
        | looked at, unnamed | microbial growth     | no growth | CFU  | broth          |     | 2025-03-15  |
        | looked at, unnamed | sterility incubation | 3         | d    | broth          |     | 2025-03-04  |
        | looked at, unnamed | sterility incubation | 14        | d    | broth          |     | 2025-03-15  |
        | of two tests       | microbial growth     | no growth | CFU  | broth          | S-1 |             |
        | of two tests       | sterility incubation | 14        | d    | broth          | S-2 |             |
        | by two methods     | microbial growth     | no growth | CFU  | broth          | S-1 |             |
        | by two methods     | sterility incubation | 14        | d    | agar           | S-1 |             |
        | a year apart       | microbial growth     | no growth | CFU  | broth          |     | 2026-01-01  |
        | a year apart       | sterility incubation | 14        | d    | broth          |     | 2025-01-01  |
        | short beside long  | microbial growth     | no growth | CFU  | broth          | S-1 |             |
        | short beside long  | sterility incubation | 3         | d    | broth          | S-1 |             |
        | short beside long  | microbial growth     | no growth | CFU  | broth          | S-2 |             |
        | short beside long  | sterility incubation | 14        | d    | broth          | S-2 |             |
        | long without look  | microbial growth     | no growth | CFU  | broth          | S-1 |             |
        | long without look  | sterility incubation | 3         | d    | broth          | S-1 |             |
        | long without look  | sterility incubation | 14        | d    | broth          | S-2 |             |
        | grew in the other  | microbial growth     | no growth | CFU  | broth          | S-1 |             |
        | grew in the other  | sterility incubation | 14        | d    | broth          | S-1 |             |
        | grew in the other  | microbial growth     | present   | CFU  | broth          | S-2 |             |
        | length alone       | sterility incubation | 14        | d    | broth          | S-1 |             |
        | still going on     | microbial growth     | no growth | CFU  | broth          | S-1 |             |
        | still going on     | sterility incubation | 7         | d    | broth          | S-1 |             |
        | still going on     | sterility incubation | >10       | d    | broth          | S-1 |             |
        | one medium short   | microbial growth     | no growth | CFU  | thioglycollate | S-1 |             |
        | one medium short   | sterility incubation | 14        | d    | thioglycollate | S-1 |             |
        | one medium short   | microbial growth     | no growth | CFU  | soybean-casein | S-1 |             |
        | one medium short   | sterility incubation | 5         | d    | soybean-casein | S-1 |             |
        | two media          | microbial growth     | no growth | CFU  | thioglycollate | S-1 |             |
        | two media          | sterility incubation | 14        | d    | thioglycollate | S-1 |             |
        | two media          | microbial growth     | no growth | CFU  | soybean-casein | S-1 |             |
        | two media          | sterility incubation | 14        | d    | soybean-casein | S-1 |             |
      Then SAF001 is
        | looked at twice    | met          |
        | looked at, unnamed | met          |
        | of two tests       | no evidence  |
        | by two methods     | no evidence  |
        | a year apart       | no evidence  |
        | short beside long  | met          |
        | long without look  | not met      |
        | grew in the other  | not met      |
        | length alone       | no evidence  |
        | still going on     | inconclusive |
        | one medium short   | not met      |
        | two media          | met          |

  @SAF002 @must @A-24a @A-24b
  Rule: The endotoxin dose of injected lots is within the limit of its route
    The limit is on what a person receives in an hour, so the same concentration passes or fails with volume and weight.
    Which routes count as injected, and that others are left to the laboratory's own limit, is our reading.
    Of two readings or more the highest counts, since nobody receives a mean of vials; the dose is rounded to the digits of
    the limit before it is compared, so that 5.4 counts as 5. Both are the house's reading.
    Met shows that the lightest person stays within the compendial limit in the hour of the largest volume, by every reading.
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
        | preparation        | intended use | route       | volume per hour | lowest weight | endotoxin concentration (EU/mL) |
        | into a vein        | trial        | intravenous | 20              | 50            | 0.5                             |
        | on the line        | trial        | intravenous | 20              | 50            | 12.5                            |
        | rounds above it    | trial        | intravenous | 20              | 50            | 13.8                            |
        | too much           | trial        | intravenous | 20              | 50            | 20                              |
        | upper bound only   | trial        | intravenous | 20              | 50            | <50                             |
        | below detection    | trial        | intravenous | 20              | 50            | <0.05                           |
        | into the spine     | trial        | intrathecal | 10              | 50            | 0.5                             |
        | on the spine line  | trial        | intrathecal | 10              | 50            | 1                               |
        | rounds to the line | trial        | intrathecal | 10              | 50            | 1.2                             |
        | much in the spine  | trial        | intrathecal | 10              | 50            | 5                               |
        | weight not known   | trial        | intravenous | 20              |               | 0.5                             |
        | route not known    | trial        |             | 20              | 50            | 0.5                             |
        | breathed in        | trial        | inhaled     | 20              | 50            | 0.5                             |
        | for the bench      | research     |             |                 |               | 0.5                             |
        | one run of three   | trial        | intravenous | 20              | 50            | 0.5; 0.5; 30                    |
        | mean within        | trial        | intravenous | 20              | 50            | 11; 12; 14                      |
        | every run within   | trial        | intravenous | 20              | 50            | 11; 12; 12.5                    |
        | one in the spine   | trial        | intrathecal | 10              | 50            | 0.1; 0.1; 2                     |
        | beside a bound     | trial        | intravenous | 20              | 50            | <0.05; 0.1; 30                  |
      Then SAF002 is
        | into a vein        | met            |
        | on the line        | met            |
        | rounds above it    | not met        |
        | too much           | not met        |
        | upper bound only   | inconclusive   |
        | below detection    | met            |
        | into the spine     | met            |
        | on the spine line  | met            |
        | rounds to the line | met            |
        | much in the spine  | not met        |
        | weight not known   | no evidence    |
        | route not known    | no evidence    |
        | breathed in        | not applicable |
        | for the bench      | not applicable |
        | one run of three   | not met        |
        | mean within        | not met        |
        | every run within   | met            |
        | one in the spine   | not met        |
        | beside a bound     | not met        |

    Example: SAF002 by example, every other route
      Given these preparations
        | preparation       | intended use      | route           | volume per hour | lowest weight | endotoxin concentration (EU/mL) |
        | into an artery    | treatment         | intra-arterial  | 10              | 50            | 0.5                             |
        | into the heart    | compassionate use | intracardiac    | 10              | 50            | 0.5                             |
        | into a muscle     | trial             | intramuscular   | 10              | 50            | 0.5                             |
        | under the skin    | trial             | subcutaneous    | 10              | 50            | 0.5                             |
        | into the skin     | trial             | intradermal     | 10              | 50            | 0.5                             |
        | into a joint      | trial             | intra-articular | 10              | 50            | 0.5                             |
        | into the belly    | trial             | intraperitoneal | 10              | 50            | 0.5                             |
        | into an eye       | trial             | intravitreal    | 10              | 50            | 0.5                             |
        | spine, treatment  | treatment         | intrathecal     | 10              | 50            | 0.5                             |
        | spine, compassion | compassionate use | intrathecal     | 10              | 50            | 0.5                             |
      Then SAF002 is
        | into an artery    | met |
        | into the heart    | met |
        | into a muscle     | met |
        | under the skin    | met |
        | into the skin     | met |
        | into a joint      | met |
        | into the belly    | met |
        | into an eye       | met |
        | spine, treatment  | met |
        | spine, compassion | met |

  @SAF003 @should @A-24b
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
        | preparation   | intended use      | route       | volume per hour | lowest weight |
        | both          | trial             | intravenous | 20              | 50            |
        | volume only   | treatment         | intravenous | 20              |               |
        | weight only   | compassionate use | intravenous |                 | 50            |
        | breathed in   | trial             | inhaled     |                 |               |
        | up the nose   | trial             | intranasal  |                 |               |
        | swallowed     | trial             | oral        |                 |               |
        | on the skin   | trial             | topical     |                 |               |
        | for the bench | research          | intravenous |                 |               |
      Then SAF003 is
        | both          | met            |
        | volume only   | no evidence    |
        | weight only   | no evidence    |
        | breathed in   | not applicable |
        | up the nose   | not applicable |
        | swallowed     | not applicable |
        | on the skin   | not applicable |
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
        | preparation   | intended use      | route       | endotoxin concentration (EU/mL) |
        | clean         | trial             | inhaled     | 0.11; 0.12; 0.10                |
        | on the line   | trial             | inhaled     | 0.50; 0.52; 0.48                |
        | laden         | trial             | inhaled     | 2.1; 2.4; 2.2                   |
        | up the nose   | treatment         | intranasal  | 0.11; 0.12; 0.10                |
        | swallowed     | compassionate use | oral        | 0.11; 0.12; 0.10                |
        | on the skin   | trial             | topical     | 2.1; 2.4; 2.2                   |
        | once          | trial             | inhaled     | 0.11                            |
        | unassayed     | trial             | inhaled     |                                 |
        | injected      | trial             | intravenous | 2.1; 2.4; 2.2                   |
        | for the bench | research          | inhaled     | 2.1; 2.4; 2.2                   |
      Then SAF004 is
        | clean         | met            |
        | on the line   | inconclusive   |
        | laden         | not met        |
        | up the nose   | met            |
        | swallowed     | met            |
        | on the skin   | not met        |
        | once          | inconclusive   |
        | unassayed     | no evidence    |
        | injected      | not applicable |
        | for the bench | not applicable |

    Example: SAF004 by example, a limit from the wrong side
      Given these limits
        | quantity                | bound    | value | unit  |
        | endotoxin concentration | at least | 0.5   | EU/mL |
      And these preparations
        | preparation | intended use | route   | endotoxin concentration (EU/mL) |
        | laden       | trial        | inhaled | 92; 94; 91                      |
        | clean       | trial        | inhaled | 0.11; 0.12; 0.10                |
      Then SAF004 is
        | laden | no evidence |
        | clean | not met     |

  @SAF005 @must @A-25b
  Rule: The suitability of the sterility test for the lots is on file
    A test that the product itself inhibits sees no growth in anything.
    Asked for with either kind of test: the words seen ask for it with the rapid one. That it is there at release, or today
    where the lot is not released, is our reading.
    Met shows that a study of the test was approved and in date at release, for this lot, its product or process, or all.
    Met does not show that the study was done on this very product, or done well.

    Scenario: SAF005
      Given preparations whose intended use is trial, compassionate use or treatment
      Then sterility suitability is on file at release

    Example: SAF005 by example
      Given these documents
        | subject       | kind                  | reference | status   | issued_on  | expires_on |
        | studied       | sterility suitability | SUI-3 v1  | approved |            |            |
        | lapsed        | sterility suitability | SUI-1 v2  | approved |            | 2025-03-31 |
        | undecided     | sterility suitability | SUI-4 v1  |          |            |            |
        | studied later | sterility suitability | SUI-5 v1  | approved | 2025-04-11 |            |
        | in time       | sterility suitability | SUI-6 v1  | approved | 2025-04-10 |            |
        | lapsed since  | sterility suitability | SUI-7 v1  | approved | 2024-02-01 | 2025-06-30 |
        | undated       | sterility suitability | SUI-8 v1  | approved |            |            |
      And these preparations
        | preparation   | intended use      | released on |
        | studied       | trial             |             |
        | lapsed        | treatment         |             |
        | undecided     | compassionate use |             |
        | unstudied     | trial             |             |
        | for the bench | research          |             |
        | studied later | trial             | 2025-04-10  |
        | in time       | trial             | 2025-04-10  |
        | lapsed since  | trial             | 2025-04-10  |
        | undated       | trial             | 2025-04-10  |
      Then SAF005 is
        | studied       | met            |
        | lapsed        | not met        |
        | undecided     | no evidence    |
        | unstudied     | no evidence    |
        | for the bench | not applicable |
        | studied later | no evidence    |
        | in time       | met            |
        | lapsed since  | met            |
        | undated       | no evidence    |

  @SAF006 @may @B-11 @A-27a @A-27b @A-27c @A-04
  Rule: What is given into blood has its procoagulant activity or tissue factor measured, by tissue source
    The lay summary of the first source and the others tell of vesicles that promote clotting, or of tissue factor on their
    cells, more so from some tissues; the last proposes tissue factor as a criterion.
    None gives a limit for vesicles, so the value is measured and reported.
    That these three routes are those of contact with blood is our reading, and so is asking lots for people alone.
    Met shows that one of the two was measured on this lot, and its tissue is known.
    Met does not show that the lot is safe in blood.

    Scenario: SAF006
      Given preparations whose intended use is trial, compassionate use or treatment
      And preparations whose route is intravenous, intra-arterial or intracardiac
      Then procoagulant activity or tissue factor is quantified
      And tissue is recorded

    Example: SAF006 by example
      Given these preparations
        | preparation        | intended use      | route          | tissue         | procoagulant activity (a.u.) | tissue factor (pg/mL) |
        | by clotting        | trial             | intravenous    | bone marrow    | 12; 13; 12                   |                       |
        | by tissue factor   | treatment         | intra-arterial | adipose tissue |                              | 31; 30; 33            |
        | into the heart     | compassionate use | intracardiac   | umbilical cord | 12                           |                       |
        | below detection    | trial             | intravenous    | bone marrow    |                              | <5                    |
        | in words           | trial             | intravenous    | bone marrow    | present                      | present               |
        | unmeasured         | trial             | intravenous    | bone marrow    |                              |                       |
        | artery, unmeasured | trial             | intra-arterial | bone marrow    |                              |                       |
        | heart, unmeasured  | trial             | intracardiac   | bone marrow    |                              |                       |
        | tissue unknown     | trial             | intravenous    | unknown        | 12                           |                       |
        | route unstated     | trial             |                | bone marrow    | 12                           |                       |
        | use unstated       |                   | intravenous    | bone marrow    | 12                           |                       |
        | breathed in        | trial             | inhaled        | adipose tissue |                              |                       |
        | for the bench      | research          | intravenous    | adipose tissue |                              |                       |
      Then SAF006 is
        | by clotting        | met            |
        | by tissue factor   | met            |
        | into the heart     | met            |
        | below detection    | met            |
        | in words           | not met        |
        | unmeasured         | no evidence    |
        | artery, unmeasured | no evidence    |
        | heart, unmeasured  | no evidence    |
        | tissue unknown     | no evidence    |
        | route unstated     | no evidence    |
        | use unstated       | no evidence    |
        | breathed in        | not applicable |
        | for the bench      | not applicable |

  @SAF007 @own @B-11 @A-27a
  Rule: What is given into blood promotes clotting no more than the laboratory declared
    No source gives a limit for vesicles; the laboratory declares its own for the test that it uses.
    Either test answers. Where both were run and have a limit, both count: a slow clot does not excuse much tissue factor.
    Met shows that the lot keeps its maker's promise.
    Met does not show that the lot is safe in blood.

    Scenario: SAF007
      Given preparations whose intended use is trial, compassionate use or treatment
      And preparations whose route is intravenous, intra-arterial or intracardiac
      Then procoagulant activity or tissue factor is within the declared limits

    Example: SAF007 by example
      Given these limits
        | quantity              | bound   | value | unit  |
        | procoagulant activity | at most | 20    | a.u.  |
        | tissue factor         | at most | 50    | pg/mL |
      And these preparations
        | preparation              | intended use      | route          | procoagulant activity (a.u.) | tissue factor (pg/mL) |
        | slow to clot             | trial             | intravenous    | 12; 13; 12                   |                       |
        | little tissue factor     | treatment         | intra-arterial |                              | 31; 30; 33            |
        | both low                 | compassionate use | intracardiac   | 12; 13; 12                   | 31; 30; 33            |
        | quick to clot            | trial             | intravenous    | 52; 55; 51                   |                       |
        | artery, quick to clot    | treatment         | intra-arterial | 52; 55; 51                   |                       |
        | heart, quick to clot     | compassionate use | intracardiac   | 52; 55; 51                   |                       |
        | much tissue factor       | trial             | intra-arterial |                              | 210; 204; 216         |
        | slow with much factor    | trial             | intravenous    | 12; 13; 12                   | 210; 204; 216         |
        | quick with little factor | trial             | intravenous    | 52; 55; 51                   | 31; 30; 33            |
        | slow, factor once        | trial             | intravenous    | 12; 13; 12                   | 31                    |
        | on the line of clotting  | trial             | intravenous    | 20; 21; 19                   |                       |
        | on the line of factor    | trial             | intravenous    |                              | 50; 51; 49            |
        | once                     | trial             | intravenous    | 12                           |                       |
        | unmeasured               | trial             | intravenous    |                              |                       |
        | route unstated           | trial             |                | 12; 13; 12                   |                       |
        | use unstated             |                   | intravenous    | 12; 13; 12                   |                       |
        | breathed in              | trial             | inhaled        | 52; 55; 51                   | 210; 204; 216         |
        | for the bench            | research          | intravenous    | 52; 55; 51                   | 210; 204; 216         |
      Then SAF007 is
        | slow to clot             | met            |
        | little tissue factor     | met            |
        | both low                 | met            |
        | quick to clot            | not met        |
        | artery, quick to clot    | not met        |
        | heart, quick to clot     | not met        |
        | much tissue factor       | not met        |
        | slow with much factor    | not met        |
        | quick with little factor | not met        |
        | slow, factor once        | inconclusive   |
        | on the line of clotting  | inconclusive   |
        | on the line of factor    | inconclusive   |
        | once                     | inconclusive   |
        | unmeasured               | no evidence    |
        | route unstated           | no evidence    |
        | use unstated             | no evidence    |
        | breathed in              | not applicable |
        | for the bench            | not applicable |

    Example: SAF007 by example, a limit for one test
      Given these limits
        | quantity              | bound   | value | unit |
        | procoagulant activity | at most | 20    | a.u. |
      And these preparations
        | preparation     | intended use | route       | procoagulant activity (a.u.) | tissue factor (pg/mL) |
        | both tests      | trial        | intravenous | 12; 13; 12                   | 210; 204; 216         |
        | the other alone | trial        | intravenous |                              | 31; 30; 33            |
      Then SAF007 is
        | both tests      | met         |
        | the other alone | no evidence |

    Example: SAF007 by example, no limit declared
      Given these preparations
        | preparation | intended use | route       | procoagulant activity (a.u.) |
        | no limit    | trial        | intravenous | 12; 13; 12                   |
      Then SAF007 is
        | no limit | no evidence |

  @SAF008 @must @A-26a @A-26b @A-17t
  Rule: Mycoplasma is not detected in the cells and the medium at the end of culture
    Culture is the compendial test; amplification stands for it where its detection limit is low enough, in colonies
    or in copies of the genome, and where it was validated on the matrix.
    That the validation stands both with the method and as a document, there at release, or today where the lot is not
    released, and that lots for people alone are asked, is our reading.
    Met shows that no mycoplasma was seen in either sample, by culture or by an amplification whose limit is low enough.
    Met does not show that every vial is free of it.

    Scenario: SAF008: not detected
      Given preparations whose intended use is trial, compassionate use or treatment
      Then mycoplasma in cells is not detected
      And mycoplasma in medium is not detected

    Scenario: SAF008: a limit in colonies
      Given preparations whose intended use is trial, compassionate use or treatment
      And preparations whose mycoplasma test is amplification with a limit in colonies
      Then mycoplasma detection limit in colonies is at most 10 CFU/mL

    Scenario: SAF008: a limit in copies
      Given preparations whose intended use is trial, compassionate use or treatment
      And preparations whose mycoplasma test is amplification with a limit in copies
      Then mycoplasma detection limit in copies is below 100 copies/mL

    Scenario: SAF008: validated on the matrix
      Given preparations whose intended use is trial, compassionate use or treatment
      And preparations whose mycoplasma test is not culture
      Then mycoplasma in cells comes from a validated method
      And mycoplasma in medium comes from a validated method
      And mycoplasma matrix validation is on file at release

    Example: SAF008 by example
      Given these methods
        | quantity             | method    | status      | document |
        | mycoplasma in cells  | kit       | validated   | VAL-30   |
        | mycoplasma in medium | kit       | validated   | VAL-30   |
        | mycoplasma in cells  | home-made | exploratory |          |
        | mycoplasma in medium | home-made | exploratory |          |
      And these documents
        | subject                 | kind                         | reference | status    | issued_on  |
        | by colonies             | mycoplasma matrix validation | VAL-31    | approved  | 2024-02-01 |
        | by copies               | mycoplasma matrix validation | VAL-31    | approved  | 2024-02-01 |
        | on the line             | mycoplasma matrix validation | VAL-31    | approved  | 2024-02-01 |
        | just above              | mycoplasma matrix validation | VAL-31    | approved  | 2024-02-01 |
        | just below              | mycoplasma matrix validation | VAL-31    | approved  | 2024-02-01 |
        | on the strict line      | mycoplasma matrix validation | VAL-31    | approved  | 2024-02-01 |
        | just below a hundred    | mycoplasma matrix validation | VAL-31    | approved  | 2024-02-01 |
        | just above a hundred    | mycoplasma matrix validation | VAL-31    | approved  | 2024-02-01 |
        | too coarse              | mycoplasma matrix validation | VAL-31    | approved  | 2024-02-01 |
        | too coarse in copies    | mycoplasma matrix validation | VAL-31    | approved  | 2024-02-01 |
        | limit unknown           | mycoplasma matrix validation | VAL-31    | approved  | 2024-02-01 |
        | limit in copies unknown | mycoplasma matrix validation | VAL-31    | approved  | 2024-02-01 |
        | home-made for cells     | mycoplasma matrix validation | VAL-31    | approved  | 2024-02-01 |
        | home-made for medium    | mycoplasma matrix validation | VAL-31    | approved  | 2024-02-01 |
        | method unlisted         | mycoplasma matrix validation | VAL-31    | approved  | 2024-02-01 |
        | validation withdrawn    | mycoplasma matrix validation | VAL-31    | withdrawn | 2024-02-01 |
        | validated later         | mycoplasma matrix validation | VAL-33    | approved  | 2025-04-11 |
      And these preparations
        | preparation             | intended use      | released on | mycoplasma test                        | mycoplasma detection limit in colonies (CFU/mL) | mycoplasma detection limit in copies (copies/mL) |
        | by culture              | trial             |             | culture                                |                                                 |                                                  |
        | by colonies             | treatment         |             | amplification with a limit in colonies | 8                                               |                                                  |
        | by copies               | compassionate use |             | amplification with a limit in copies   |                                                 | 60                                               |
        | on the line             | trial             |             | amplification with a limit in colonies | 10                                              |                                                  |
        | just above              | trial             |             | amplification with a limit in colonies | 10.6                                            |                                                  |
        | just below              | trial             |             | amplification with a limit in colonies | 9.4                                             |                                                  |
        | on the strict line      | trial             |             | amplification with a limit in copies   |                                                 | 100                                              |
        | just below a hundred    | trial             |             | amplification with a limit in copies   |                                                 | 94                                               |
        | just above a hundred    | treatment         |             | amplification with a limit in copies   |                                                 | 106                                              |
        | too coarse              | compassionate use |             | amplification with a limit in colonies | 50                                              |                                                  |
        | too coarse in copies    | compassionate use |             | amplification with a limit in copies   |                                                 | 400                                              |
        | in the cells            | treatment         |             | culture                                |                                                 |                                                  |
        | in the medium           | compassionate use |             | culture                                |                                                 |                                                  |
        | cells untested          | trial             |             | culture                                |                                                 |                                                  |
        | medium untested         | trial             |             | culture                                |                                                 |                                                  |
        | limit unknown           | treatment         |             | amplification with a limit in colonies |                                                 |                                                  |
        | limit in copies unknown | trial             |             | amplification with a limit in copies   |                                                 |                                                  |
        | home-made for cells     | trial             |             | amplification with a limit in colonies | 8                                               |                                                  |
        | home-made for medium    | trial             |             | amplification with a limit in copies   |                                                 | 60                                               |
        | method unlisted         | trial             |             | amplification with a limit in colonies | 8                                               |                                                  |
        | not filed               | treatment         |             | amplification with a limit in colonies | 8                                               |                                                  |
        | copies, not filed       | compassionate use |             | amplification with a limit in copies   |                                                 | 60                                               |
        | validation withdrawn    | trial             |             | amplification with a limit in colonies | 8                                               |                                                  |
        | test unstated           | trial             |             |                                        |                                                 |                                                  |
        | use unstated            |                   |             | culture                                |                                                 |                                                  |
        | for the bench           | research          |             |                                        |                                                 |                                                  |
        | validated later         | trial             | 2025-04-10  | amplification with a limit in colonies | 8                                               |                                                  |
      And these readings
        | preparation             | method    | mycoplasma in cells (CFU/mL) | mycoplasma in medium (CFU/mL) |
        | by culture              | broth     | absent                       | absent                        |
        | by colonies             | kit       | negative                     | absent                        |
        | by copies               | kit       | absent                       | not detected                  |
        | on the line             | kit       | absent                       | absent                        |
        | just above              | kit       | absent                       | absent                        |
        | just below              | kit       | absent                       | absent                        |
        | on the strict line      | kit       | absent                       | absent                        |
        | just below a hundred    | kit       | absent                       | absent                        |
        | just above a hundred    | kit       | absent                       | absent                        |
        | too coarse              | kit       | absent                       | absent                        |
        | too coarse in copies    | kit       | absent                       | absent                        |
        | in the cells            | broth     | present                      | absent                        |
        | in the medium           | broth     | absent                       | positive                      |
        | cells untested          | broth     |                              | absent                        |
        | medium untested         | broth     | absent                       |                               |
        | limit unknown           | kit       | absent                       | absent                        |
        | limit in copies unknown | kit       | absent                       | absent                        |
        | home-made for cells     | home-made | absent                       |                               |
        | home-made for cells     | kit       |                              | absent                        |
        | home-made for medium    | kit       | absent                       |                               |
        | home-made for medium    | home-made |                              | absent                        |
        | method unlisted         | broth     | absent                       | absent                        |
        | not filed               | kit       | absent                       | absent                        |
        | copies, not filed       | kit       | absent                       | absent                        |
        | validation withdrawn    | kit       | absent                       | absent                        |
        | test unstated           | kit       | absent                       | absent                        |
        | use unstated            | broth     | absent                       | absent                        |
        | for the bench           | broth     | present                      |                               |
        | validated later         | kit       | absent                       | absent                        |
      Then SAF008 is
        | by culture              | met            |
        | by colonies             | met            |
        | by copies               | met            |
        | on the line             | met            |
        | just above              | not met        |
        | just below              | met            |
        | on the strict line      | not met        |
        | just below a hundred    | met            |
        | just above a hundred    | not met        |
        | too coarse              | not met        |
        | too coarse in copies    | not met        |
        | in the cells            | not met        |
        | in the medium           | not met        |
        | cells untested          | no evidence    |
        | medium untested         | no evidence    |
        | limit unknown           | no evidence    |
        | limit in copies unknown | no evidence    |
        | home-made for cells     | not met        |
        | home-made for medium    | not met        |
        | method unlisted         | no evidence    |
        | not filed               | no evidence    |
        | copies, not filed       | no evidence    |
        | validation withdrawn    | not met        |
        | test unstated           | no evidence    |
        | use unstated            | no evidence    |
        | for the bench           | not applicable |
        | validated later         | no evidence    |

  @SAF009 @should @A-17l @A-21
  Rule: Adventitious viruses are not detected in the cells and the medium at the end of culture
    The first source samples both; the second is written for products of cell lines, and holds for vesicles by
    analogy.
    Which viruses are looked for is for the risk of the source to say; asking it of lots for people alone is our
    reading.
    Met shows that none of the viruses that were looked for was seen in either sample.
    Met does not show that viruses that nobody looked for are absent.

    Scenario: SAF009
      Given preparations whose intended use is trial, compassionate use or treatment
      Then adventitious virus in cells is not detected
      And adventitious virus in medium is not detected

    Example: SAF009 by example
      Given these preparations
        | preparation     | intended use      | adventitious virus in cells (copies/mL) | adventitious virus in medium (copies/mL) |
        | none seen       | trial             | absent                                  | not detected                             |
        | treated         | treatment         | absent                                  | absent                                   |
        | compassionate   | compassionate use | absent                                  | absent                                   |
        | in the cells    | trial             | present                                 | absent                                   |
        | in the medium   | trial             | absent                                  | present                                  |
        | cells untested  | trial             |                                         | absent                                   |
        | medium untested | trial             | absent                                  |                                          |
        | use unstated    |                   | absent                                  | absent                                   |
        | for the bench   | research          |                                         |                                          |
      Then SAF009 is
        | none seen       | met            |
        | treated         | met            |
        | compassionate   | met            |
        | in the cells    | not met        |
        | in the medium   | not met        |
        | cells untested  | no evidence    |
        | medium untested | no evidence    |
        | use unstated    | no evidence    |
        | for the bench   | not applicable |
