Feature: Membrane
  A vesicle is closed by a lipid membrane; a particle need not be.

  @MEM001 @should @W-07
  Rule: Vesicles with a lipid membrane are detected
    A counted particle can be a clump of protein, so the membrane itself is looked for.
    Met shows that vesicles with a lipid membrane are present.
    Met does not show how many of the particles are vesicles.

    Scenario: MEM001
      Then lipid-membrane vesicles are detected

    Example: MEM001 by example
      Given these methods
        | quantity                | method | lod | unit         |
        | lipid-membrane vesicles | dye    | 1e7 | particles/mL |
      And these preparations
        | preparation     |
        | seen            |
        | counted         |
        | at the limit    |
        | below the limit |
        | none seen       |
        | limit unknown   |
        | unassayed       |
      And these readings
        | preparation     | method | lipid-membrane vesicles (particles/mL) |
        | seen            | dye    | present                                |
        | counted         | dye    | 3e9                                    |
        | at the limit    | dye    | 1e7                                    |
        | below the limit | dye    | 2e5                                    |
        | none seen       | dye    | absent                                 |
        | limit unknown   | lysis  | 3e9                                    |
      Then MEM001 is
        | seen            | met         |
        | counted         | met         |
        | at the limit    | met         |
        | below the limit | not met     |
        | none seen       | not met     |
        | limit unknown   | no evidence |
        | unassayed       | no evidence |

  @MEM002 @should @W-11 @A-29a @A-29b @A-29c
  Rule: The ratio of membrane lipid to protein is quantified
    Level from a lay summary.
    The first source asks for a number on lipid membranes; that this ratio is one such number stands in a lay summary.
    The others find such a ratio reproducible and fit to assess purity, and advise size and markers beside it.
    A protein that was added before describes the excipient and not the vesicles, so it is measured earlier or not at all.
    Met shows that the ratio was measured, without a protein of the formulation in it.
    Met does not show that all the protein is that of vesicles.

    Scenario: MEM002
      Then lipid to protein ratio is quantified
      And excipient protein is one of none or added after measurement

    Example: MEM002 by example
      Given these preparations
        | preparation    | excipient protein        | membrane lipid (µg/mL) | protein (µg/mL) | lipid to protein ratio (µg/µg) |
        | both           | none                     | 42; 40; 45             | 210; 205; 214   |                                |
        | as a ratio     | none                     |                        |                 | 0.21; 0.19; 0.20               |
        | albumin later  | added after measurement  | 42; 40; 45             | 210; 205; 214   |                                |
        | albumin before | added before measurement | 42; 40; 45             | 210; 205; 214   |                                |
        | unstated       |                          | 42; 40; 45             | 210; 205; 214   |                                |
        | in a word      | none                     |                        |                 | present                        |
        | lipid only     | none                     | 42; 40; 45             |                 |                                |
        | unassayed      | none                     |                        |                 |                                |
      Then MEM002 is
        | both           | met         |
        | as a ratio     | met         |
        | albumin later  | met         |
        | albumin before | not met     |
        | unstated       | no evidence |
        | in a word      | not met     |
        | lipid only     | no evidence |
        | unassayed      | no evidence |

  @MEM003 @own @W-11
  Rule: The ratio of membrane lipid to protein is within the limits that the laboratory declared
    Protein beside the vesicles lowers the ratio and lipoproteins raise it, so the limit has two sides.
    Of lipid below its quantification limit no ratio is judged: such a lot is inconclusive, however far away it lies.
    Where a protein was added before the measurement, the ratio is that of the excipient and none to judge; MEM002 says so.
    Met shows that the lot keeps its maker's promise.
    Met does not show that the promise is the right one.

    Scenario: MEM003
      Given preparations whose excipient protein is not added before measurement
      Then lipid to protein ratio is within the declared limits

    Example: MEM003 by example
      Given these limits
        | quantity               | bound    | value | unit  |
        | lipid to protein ratio | at least | 0.10  | µg/µg |
        | lipid to protein ratio | at most  | 0.40  | µg/µg |
      And these preparations
        | preparation       | excipient protein        | lipid to protein ratio (µg/µg) |
        | between           | none                     | 0.21; 0.19; 0.20               |
        | on the upper line | none                     | 0.40; 0.41; 0.39               |
        | on the lower line | none                     | 0.10; 0.11; 0.09               |
        | protein beside    | none                     | 0.04; 0.05; 0.04               |
        | lipoprotein       | added after measurement  | 0.90; 0.95; 0.88               |
        | once              | none                     | 0.20                           |
        | unassayed         | none                     |                                |
        | unstated          |                          | 0.21; 0.19; 0.20               |
        | albumin before    | added before measurement | 0.04; 0.05; 0.04               |
      Then MEM003 is
        | between           | met            |
        | on the upper line | inconclusive   |
        | on the lower line | inconclusive   |
        | protein beside    | not met        |
        | lipoprotein       | not met        |
        | once              | inconclusive   |
        | unassayed         | no evidence    |
        | unstated          | no evidence    |
        | albumin before    | not applicable |

    Example: MEM003 by example, lipid that was not quantified
      Given these limits
        | quantity               | bound    | value | unit  |
        | lipid to protein ratio | at least | 0.10  | µg/µg |
        | lipid to protein ratio | at most  | 0.40  | µg/µg |
      And these methods
        | quantity       | method | lod | loq | unit  |
        | membrane lipid | SPV    | 1   | 3   | µg/mL |
        | protein        | BCA    | 1   | 5   | µg/mL |
      And these preparations
        | preparation       | excipient protein |
        | below a bound     | none              |
        | below the LOQ     | none              |
        | at the LOQ        | none              |
        | nothing of either | none              |
      And these readings
        | preparation       | method | membrane lipid (µg/mL) | protein (µg/mL) |
        | below a bound     | SPV    | <3                     |                 |
        | below a bound     | BCA    |                        | 205; 206; 207   |
        | below the LOQ     | SPV    | 2.0; 2.1; 2.2          |                 |
        | below the LOQ     | BCA    |                        | 205; 206; 207   |
        | at the LOQ        | SPV    | 3.0; 3.1; 3.2          |                 |
        | at the LOQ        | BCA    |                        | 205; 206; 207   |
        | nothing of either | SPV    | <1                     |                 |
        | nothing of either | BCA    |                        | <1              |
      Then MEM003 is
        | below a bound     | inconclusive |
        | below the LOQ     | inconclusive |
        | at the LOQ        | not met      |
        | nothing of either | no evidence  |

    Example: MEM003 by example, a limit from one side
      Given these limits
        | quantity               | bound    | value | unit  |
        | lipid to protein ratio | at least | 0.10  | µg/µg |
      And these preparations
        | preparation    | excipient protein | lipid to protein ratio (µg/µg) |
        | lipoprotein    | none              | 0.90; 0.95; 0.88               |
        | protein beside | none              | 0.04; 0.05; 0.04               |
      Then MEM003 is
        | lipoprotein    | no evidence |
        | protein beside | not met     |

  @MEM004 @should @W-13
  Rule: The concentration of vesicles with a lipid membrane is quantified
    Level from a lay summary.
    Particles alone are not vesicles, so their count does not answer; the metric stands in a lay summary.
    Met shows that vesicles with a proven membrane were counted.
    Met does not show that every vesicle was counted.

    Scenario: MEM004
      Then membrane vesicle concentration is quantified

    Example: MEM004 by example
      Given these preparations
        | preparation    | membrane vesicle concentration (particles/mL) | particle concentration (particles/mL) |
        | with proof     | 3.1e9; 2.8e9; 3.3e9                           | 5.0e9; 5.2e9; 4.9e9                   |
        | in a word      | present                                       | 5.0e9; 5.2e9; 4.9e9                   |
        | particles only |                                               | 5.0e9; 5.2e9; 4.9e9                   |
      Then MEM004 is
        | with proof     | met         |
        | in a word      | not met     |
        | particles only | no evidence |

  @MEM005 @should @A-05b
  Rule: At least three of the declared vesicle markers are detected
    The source asks for a count of positive markers and not for named ones.
    Met shows that three markers or more were seen.
    Met does not show that they sit on the same vesicle.

    Scenario: MEM005
      Then at least 3 of the vesicle markers are detected

    Example: MEM005 by example
      Given these panels
        | panel          | member |
        | vesicle marker | CD9    |
        | vesicle marker | CD63   |
        | vesicle marker | CD81   |
        | vesicle marker | TSG101 |
      And these preparations
        | preparation        | marker signal of CD9 (a.u.) | marker signal of CD63 (a.u.) | marker signal of CD81 (a.u.) | marker signal of TSG101 (a.u.) |
        | four markers       | present                     | present                      | present                      | present                        |
        | exactly three      | present                     | present                      | present                      | absent                         |
        | two markers        | present                     | present                      | absent                       | absent                         |
        | one short, one due | present                     | present                      | absent                       |                                |
        | unassayed          |                             |                              |                              |                                |
      Then MEM005 is
        | four markers       | met         |
        | exactly three      | met         |
        | two markers        | not met     |
        | one short, one due | no evidence |
        | unassayed          | no evidence |

  @MEM006 @should @W-12
  Rule: The ratio of two named lipids is quantified
    Level from a lay summary.
    The first source asks for a number on lipid membranes; that a ratio of specific lipids is one stands in a lay
    summary, which does not say which lipids.
    The laboratory names its pair, the numerator first; a ratio of lipids that nobody named does not answer.
    Met shows that the ratio of the named lipids was measured.
    Met does not show that the pair is the one that the source means.

    Scenario: MEM006
      Then specific lipid ratio is quantified

    Example: MEM006 by example
      Given these panels
        | panel      | member              |
        | lipid pair | sphingomyelin       |
        | lipid pair | phosphatidylcholine |
      And these preparations
        | preparation | lipid concentration of sphingomyelin (nmol/mL) | lipid concentration of phosphatidylcholine (nmol/mL) | specific lipid ratio (1) |
        | both        | 33; 32; 34                                     | 10; 11; 10                                           |                          |
        | as a ratio  |                                                |                                                      | 3.2; 3.4; 3.3            |
        | in a word   |                                                |                                                      | present                  |
        | one lipid   | 33; 32; 34                                     |                                                      |                          |
        | unassayed   |                                                |                                                      |                          |
      Then MEM006 is
        | both       | met         |
        | as a ratio | met         |
        | in a word  | not met     |
        | one lipid  | no evidence |
        | unassayed  | no evidence |

    Example: MEM006 by example, no pair named
      Given these preparations
        | preparation | lipid concentration of sphingomyelin (nmol/mL) | lipid concentration of phosphatidylcholine (nmol/mL) | specific lipid ratio (1) |
        | both        | 33; 32; 34                                     | 10; 11; 10                                           |                          |
        | as a ratio  |                                                |                                                      | 3.2; 3.4; 3.3            |
      Then MEM006 is
        | both       | no evidence |
        | as a ratio | no evidence |

    Example: MEM006 by example, three lipids named
      Given these panels
        | panel      | member              |
        | lipid pair | sphingomyelin       |
        | lipid pair | phosphatidylcholine |
        | lipid pair | cholesterol         |
      And these preparations
        | preparation | lipid concentration of sphingomyelin (nmol/mL) | lipid concentration of phosphatidylcholine (nmol/mL) | specific lipid ratio (1) |
        | both        | 33; 32; 34                                     | 10; 11; 10                                           |                          |
        | as a ratio  |                                                |                                                      | 3.2; 3.4; 3.3            |
      Then MEM006 is
        | both       | no evidence |
        | as a ratio | no evidence |

  @MEM007 @own @W-12
  Rule: The ratio of two named lipids is within the limits that the laboratory declared
    No source gives a number that could serve as a limit, nor the pair; both are the laboratory's own.
    Met shows that the lot keeps its maker's promise.
    Met does not show that the promise is the right one.

    Scenario: MEM007
      Then specific lipid ratio is within the declared limits

    Example: MEM007 by example
      Given these limits
        | quantity             | bound    | value | unit |
        | specific lipid ratio | at least | 2.5   | 1    |
      And these panels
        | panel      | member              |
        | lipid pair | sphingomyelin       |
        | lipid pair | phosphatidylcholine |
      And these preparations
        | preparation       | specific lipid ratio (1) |
        | rich in the first | 3.3; 3.2; 3.4            |
        | on the line       | 2.5; 2.6; 2.4            |
        | like cells        | 1.6; 1.5; 1.7            |
        | once              | 3.3                      |
        | unassayed         |                          |
      Then MEM007 is
        | rich in the first | met          |
        | on the line       | inconclusive |
        | like cells        | not met      |
        | once              | inconclusive |
        | unassayed         | no evidence  |

    Example: MEM007 by example, no limit declared
      Given these panels
        | panel      | member              |
        | lipid pair | sphingomyelin       |
        | lipid pair | phosphatidylcholine |
      And these preparations
        | preparation  | intended use | specific lipid ratio (1) |
        | for a trial  | trial        | 3.3; 3.2; 3.4            |
        | for research | research     | 3.3; 3.2; 3.4            |
        | use unstated |              | 3.3; 3.2; 3.4            |
      Then MEM007 is
        | for a trial  | no evidence    |
        | for research | not applicable |
        | use unstated | no evidence    |

  @MEM008 @own @W-13
  Rule: The concentration of vesicles with a lipid membrane is within the limits that the laboratory declared
    The metric stands in a lay summary, without a number; particles alone are not vesicles, so their count does not
    answer.
    Met shows that the lot keeps its maker's promise.
    Met does not show that the promise is the right one.

    Scenario: MEM008
      Then membrane vesicle concentration is within the declared limits

    Example: MEM008 by example
      Given these limits
        | quantity                       | bound    | value | unit         |
        | membrane vesicle concentration | at least | 1e9   | particles/mL |
      And these preparations
        | preparation    | membrane vesicle concentration (particles/mL) |
        | many           | 3.1e9; 2.8e9; 3.3e9                           |
        | on the line    | 1.0e9; 1.1e9; 0.91e9                          |
        | few            | 2.1e8; 2.0e8; 2.3e8                           |
        | once           | 3.1e9                                         |
        | particles only |                                               |
      Then MEM008 is
        | many           | met          |
        | on the line    | inconclusive |
        | few            | not met      |
        | once           | inconclusive |
        | particles only | no evidence  |

    Example: MEM008 by example, no limit declared
      Given these preparations
        | preparation  | intended use | membrane vesicle concentration (particles/mL) |
        | for a trial  | trial        | 3.1e9; 2.8e9; 3.3e9                           |
        | for research | research     | 3.1e9; 2.8e9; 3.3e9                           |
        | use unstated |              | 3.1e9; 2.8e9; 3.3e9                           |
      Then MEM008 is
        | for a trial  | no evidence    |
        | for research | not applicable |
        | use unstated | no evidence    |

  @MEM009 @must @A-05e @A-17s
  Rule: Vesicles are seen in wide-field and in close-up images
    Both sources ask for both kinds: the one shows how the sample looks, the other what a vesicle looks like.
    Met shows that vesicles were seen in images of both kinds.
    Met does not show that the images are typical of the sample.

    Scenario: MEM009
      Then vesicles in wide-field images are detected
      And vesicles in close-up images are detected

    Example: MEM009 by example
      Given these preparations
        | preparation         | vesicles in wide-field images (1) | vesicles in close-up images (1) |
        | both kinds          | present                           | present                         |
        | none seen from afar | absent                            | present                         |
        | none seen close     | present                           | absent                          |
        | wide field only     | present                           |                                 |
        | close-up only       |                                   | present                         |
        | no image            |                                   |                                 |
      Then MEM009 is
        | both kinds          | met         |
        | none seen from afar | not met     |
        | none seen close     | not met     |
        | wide field only     | no evidence |
        | close-up only       | no evidence |
        | no image            | no evidence |

  @MEM010 @must @A-05f @A-17s
  Rule: A method that looks at single particles counts or sizes them
    The first source asks for one such method that takes no image; tracking, resistive pulses and flow cytometry are
    such, light scattered by all particles together is not.
    Met shows that particles were counted or sized one by one.
    Met does not show that each of them is a vesicle.

    Scenario: MEM010
      Then particle concentration or median diameter comes from a single-particle method

    Example: MEM010 by example
      Given these methods
        | quantity               | method          | principle       |
        | particle concentration | NTA             | single-particle |
        | particle concentration | absorbance      | bulk            |
        | particle concentration | counting by eye | image           |
        | particle concentration | unheard of      |                 |
        | median diameter        | nano-flow       | single-particle |
        | median diameter        | DLS             | bulk            |
      And these preparations
        | preparation          |
        | tracked              |
        | sized in flow        |
        | in bulk              |
        | by absorbance alone  |
        | by images            |
        | of unknown principle |
        | method unnamed       |
        | unmeasured           |
      And these readings
        | preparation          | method          | particle concentration (particles/mL) | median diameter (nm) |
        | tracked              | NTA             | 5.0e9                                 |                      |
        | sized in flow        | nano-flow       |                                       | 131                  |
        | in bulk              | absorbance      | 5.0e9                                 |                      |
        | in bulk              | DLS             |                                       | 131                  |
        | by absorbance alone  | absorbance      | 5.0e9                                 |                      |
        | by images            | counting by eye | 5.0e9                                 |                      |
        | by images            | DLS             |                                       | 131                  |
        | of unknown principle | unheard of      | 5.0e9                                 |                      |
        | method unnamed       |                 | 5.0e9                                 |                      |
      Then MEM010 is
        | tracked              | met         |
        | sized in flow        | met         |
        | in bulk              | not met     |
        | by absorbance alone  | no evidence |
        | by images            | not met     |
        | of unknown principle | no evidence |
        | method unnamed       | no evidence |
        | unmeasured           | no evidence |

  @MEM011 @may @A-32
  Rule: A protocol for taking images is on file
    Images that an operator picks show that vesicles are there, and not what the sample is like, so the source has places
    fixed beforehand. That a document says so is our reading.
    Met shows that a protocol for images is approved and in force.
    Met does not show that it fixes the places, that it is older than the images, or that the operator kept to it.

    Scenario: MEM011
      Then imaging protocol is on file

    Example: MEM011 by example
      Given these documents
        | subject   | kind             | reference | status    | expires_on |
        | filed     | imaging protocol | DOC-1     | approved  |            |
        | in force  | imaging protocol | DOC-2     | granted   | 2027-01-09 |
        | lapsed    | imaging protocol | DOC-3     | approved  | 2025-06-30 |
        | refused   | imaging protocol | DOC-4     | refused   |            |
        | withdrawn | imaging protocol | DOC-5     | withdrawn |            |
        | a draft   | imaging protocol | DOC-6     | draft     |            |
      And these preparations
        | preparation   |
        | filed         |
        | in force      |
        | lapsed        |
        | refused       |
        | withdrawn     |
        | a draft       |
        | nothing filed |
      Then MEM011 is
        | filed         | met         |
        | in force      | met         |
        | lapsed        | not met     |
        | refused       | not met     |
        | withdrawn     | not met     |
        | a draft       | no evidence |
        | nothing filed | no evidence |

  @MEM012 @must @A-05c
  Rule: A transmembrane and a cytosolic marker are detected
    The source asks for one of each class at least; GPI-anchored proteins count with the first. The laboratory names
    its markers.
    Met shows that a membrane and something of the inside of a cell were seen.
    Met does not show that both sit on one vesicle.

    Scenario: MEM012
      Then at least 1 of the transmembrane markers are detected
      And at least 1 of the cytosolic markers are detected

    Example: MEM012 by example
      Given these panels
        | panel                | member |
        | transmembrane marker | CD9    |
        | transmembrane marker | CD63   |
        | cytosolic marker     | TSG101 |
        | cytosolic marker     | ALIX   |
      And these preparations
        | preparation        | marker signal of CD9 (a.u.) | marker signal of CD63 (a.u.) | marker signal of TSG101 (a.u.) | marker signal of ALIX (a.u.) |
        | one of each        | present                     | absent                       | present                        | absent                       |
        | all                | present                     | present                      | present                        | present                      |
        | the other of each  | absent                      | present                      | absent                         | present                      |
        | no membrane        | absent                      | absent                       | present                        | present                      |
        | nothing inside     | present                     | present                      | absent                         | absent                       |
        | inside unassayed   | present                     | present                      |                                |                              |
        | membrane unassayed |                             |                              | present                        | present                      |
        | one to be done     | present                     |                              | absent                         |                              |
      Then MEM012 is
        | one of each        | met         |
        | all                | met         |
        | the other of each  | met         |
        | no membrane        | not met     |
        | nothing inside     | not met     |
        | inside unassayed   | no evidence |
        | membrane unassayed | no evidence |
        | one to be done     | no evidence |

    Example: MEM012 by example, no markers named
      Given these preparations
        | preparation | marker signal of CD9 (a.u.) |
        | seen        | present                     |
      Then MEM012 is
        | seen | no evidence |
