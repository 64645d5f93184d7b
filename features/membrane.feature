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

  @MEM002 @should @W-07 @W-11
  Rule: The ratio of membrane lipid to protein is quantified
    The first source asks for a number on lipid membranes; that this ratio is one such number stands in a lay summary.
    Met shows that the ratio was measured.
    Met does not show that the protein is that of vesicles: an excipient counts with it.

    Scenario: MEM002
      Then lipid to protein ratio is quantified

    Example: MEM002 by example
      Given these preparations
        | preparation | membrane lipid (µg/mL) | protein (µg/mL) | lipid to protein ratio (µg/µg) |
        | both        | 42; 40; 45             | 210; 205; 214   |                                |
        | as a ratio  |                        |                 | 0.21; 0.19; 0.20               |
        | in a word   |                        |                 | present                        |
        | lipid only  | 42; 40; 45             |                 |                                |
        | unassayed   |                        |                 |                                |
      Then MEM002 is
        | both       | met         |
        | as a ratio | met         |
        | in a word  | not met     |
        | lipid only | no evidence |
        | unassayed  | no evidence |

  @MEM003 @own @W-11
  Rule: The ratio of membrane lipid to protein is within the limits that the laboratory declared
    Protein beside the vesicles lowers the ratio and lipoproteins raise it, so the limit has two sides.
    Of lipid below its quantification limit no ratio is judged: such a lot is inconclusive, however far away it lies.
    Met shows that the lot keeps its maker's promise.
    Met does not show that the promise is the right one.

    Scenario: MEM003
      Then lipid to protein ratio is within the declared limits

    Example: MEM003 by example
      Given these limits
        | quantity               | bound    | value | unit  |
        | lipid to protein ratio | at least | 0.10  | µg/µg |
        | lipid to protein ratio | at most  | 0.40  | µg/µg |
      And these preparations
        | preparation    | lipid to protein ratio (µg/µg) |
        | between        | 0.21; 0.19; 0.20               |
        | on the line    | 0.40; 0.41; 0.39               |
        | protein beside | 0.04; 0.05; 0.04               |
        | lipoprotein    | 0.90; 0.95; 0.88               |
        | once           | 0.20                           |
        | unassayed      |                                |
      Then MEM003 is
        | between        | met          |
        | on the line    | inconclusive |
        | protein beside | not met      |
        | lipoprotein    | not met      |
        | once           | inconclusive |
        | unassayed      | no evidence  |

    Example: MEM003 by example, lipid that was not quantified
      Given these limits
        | quantity               | bound    | value | unit  |
        | lipid to protein ratio | at least | 0.10  | µg/µg |
        | lipid to protein ratio | at most  | 0.40  | µg/µg |
      And these methods
        | quantity       | method | lod | loq | unit  |
        | membrane lipid | SPV    | 1   | 3   | µg/mL |
        | protein        | BCA    | 1   | 5   | µg/mL |
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

  @MEM004 @should @W-07 @W-13
  Rule: The concentration of vesicles with a lipid membrane is quantified
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
