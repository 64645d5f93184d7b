Feature: Integrity
  Vesicles that broke on the way to the vial are no longer the product that was made.

  @INT001 @should @W-08 @W-14
  Rule: The physical integrity of the vesicles is quantified
    The source asks for a degree, so a number is due; it gives no limit.
    Met shows that a degree of integrity was measured.
    Met does not show that the vesicles are intact.

    Scenario: INT001
      Then intact vesicles are quantified

    Example: INT001 by example
      Given these preparations
        | preparation | intact vesicles (%) |
        | fresh       | 91; 93; 92          |
        | in a word   | present             |
        | unassayed   |                     |
      Then INT001 is
        | fresh     | met         |
        | in a word | not met     |
        | unassayed | no evidence |

  @INT002 @own @W-14
  Rule: Intact vesicles are within the limits that the laboratory declared
    No source gives a number; a laboratory declares its own before release.
    Met shows that the lot keeps its maker's promise.
    Met does not show that the promise is the right one.

    Scenario: INT002
      Then intact vesicles are within the declared limits

    Example: INT002 by example
      Given these limits
        | quantity        | bound    | value | unit |
        | intact vesicles | at least | 85    | %    |
      And these preparations
        | preparation | intact vesicles (%) |
        | fresh       | 91; 93; 92          |
        | on the line | 84; 86; 85          |
        | thawed      | 61; 64; 60          |
        | once        | 90                  |
        | unassayed   |                     |
      Then INT002 is
        | fresh       | met          |
        | on the line | inconclusive |
        | thawed      | not met      |
        | once        | inconclusive |
        | unassayed   | no evidence  |

    Example: INT002 by example, a further series of runs
      Given these limits
        | quantity        | bound    | value | unit |
        | intact vesicles | at least | 85    | %    |
      And these series
        | preparation   | quantity        | runs | declared on |
        | declared      | intact vesicles | 4    | 2025-04-01  |
        | one run short | intact vesicles | 4    | 2025-04-01  |
        | run before    | intact vesicles | 4    | 2025-04-01  |
      And these readings
        | preparation   | run | measured on | attempt | intact vesicles (%) |
        | declared      | R-1 | 2025-03-04  |         | 88                  |
        | declared      | R-2 | 2025-03-04  |         | 90                  |
        | declared      | R-3 | 2025-03-04  |         | 86                  |
        | declared      | T-1 | 2025-05-06  | top-up  | 89                  |
        | declared      | T-2 | 2025-05-06  | top-up  | 90                  |
        | declared      | T-3 | 2025-05-06  | top-up  | 88                  |
        | declared      | T-4 | 2025-05-06  | top-up  | 89                  |
        | not declared  | R-1 | 2025-03-04  |         | 88                  |
        | not declared  | R-2 | 2025-03-04  |         | 90                  |
        | not declared  | R-3 | 2025-03-04  |         | 86                  |
        | not declared  | T-1 | 2025-05-06  | top-up  | 89                  |
        | not declared  | T-2 | 2025-05-06  | top-up  | 90                  |
        | not declared  | T-3 | 2025-05-06  | top-up  | 88                  |
        | not declared  | T-4 | 2025-05-06  | top-up  | 89                  |
        | one run short | R-1 | 2025-03-04  |         | 88                  |
        | one run short | R-2 | 2025-03-04  |         | 90                  |
        | one run short | R-3 | 2025-03-04  |         | 86                  |
        | one run short | T-1 | 2025-05-06  | top-up  | 89                  |
        | one run short | T-2 | 2025-05-06  | top-up  | 90                  |
        | one run short | T-3 | 2025-05-06  | top-up  | 88                  |
        | run before    | R-1 | 2025-03-04  |         | 88                  |
        | run before    | R-2 | 2025-03-04  |         | 90                  |
        | run before    | R-3 | 2025-03-04  |         | 86                  |
        | run before    | T-1 | 2025-03-20  | top-up  | 89                  |
        | run before    | T-2 | 2025-03-20  | top-up  | 90                  |
        | run before    | T-3 | 2025-03-20  | top-up  | 88                  |
        | run before    | T-4 | 2025-03-20  | top-up  | 89                  |
      Then INT002 is
        | declared      | met          |
        | not declared  | inconclusive |
        | one run short | inconclusive |
        | run before    | inconclusive |

    Example: INT002 by example, no limit declared
      Given these preparations
        | preparation  | intended use | intact vesicles (%) |
        | for a trial  | trial        | 91; 93; 92          |
        | for research | research     | 91; 93; 92          |
        | use unstated |              | 91; 93; 92          |
      Then INT002 is
        | for a trial  | no evidence    |
        | for research | not applicable |
        | use unstated | no evidence    |

    Example: INT002 by example, a limit from the wrong side
      Given these limits
        | quantity        | bound   | value | unit |
        | intact vesicles | at most | 85    | %    |
      And these preparations
        | preparation | intact vesicles (%) |
        | broken      | 5; 6; 5             |
      Then INT002 is
        | broken | no evidence |

  @INT003 @should @W-08 @A-13a
  Rule: The biochemical integrity of the vesicles is quantified
    The source names physical and biochemical integrity, and a whole membrane does not prove a whole cargo. That retained
    cargo shows the biochemical one is our reading.
    The activity of CD73 withstands detergent, says the second source, so that it does not answer, under whichever of
    its names it is reported.
    Met shows that the retained share of a named cargo was measured.
    Met does not show that other cargo is retained.

    Scenario: INT003
      Then retained cargo is quantified

    Example: INT003 by example
      Given these preparations
        | preparation    | retained cargo of RNA (%) | retained cargo of lactate dehydrogenase (%) | retained cargo of CD73 activity (%) | retained cargo of ecto-5'-nucleotidase (%) | retained cargo (%) |
        | RNA            | 88; 85; 90                |                                             |                                     |                                            |                    |
        | an enzyme      |                           | 91; 92; 90                                  |                                     |                                            |                    |
        | both, and CD73 | 88; 85; 90                | 91; 92; 90                                  | 97; 98; 96                          |                                            |                    |
        | in a word      | present                   |                                             |                                     |                                            |                    |
        | CD73 alone     |                           |                                             | 97; 98; 96                          |                                            |                    |
        | by its enzyme  |                           |                                             |                                     | 97; 98; 96                                 |                    |
        | cargo unnamed  |                           |                                             |                                     |                                            | 88; 85; 90         |
        | unassayed      |                           |                                             |                                     |                                            |                    |
      Then INT003 is
        | RNA            | met         |
        | an enzyme      | met         |
        | both, and CD73 | met         |
        | in a word      | not met     |
        | CD73 alone     | no evidence |
        | by its enzyme  | no evidence |
        | cargo unnamed  | no evidence |
        | unassayed      | no evidence |

  @INT004 @own @W-08 @A-13a
  Rule: The retained cargo is within the limits that the laboratory declared
    The source asks for a degree and gives no number. Each cargo is judged, and the worst counts; the activity of CD73
    is none.
    Met shows that the lot keeps its maker's promise.
    Met does not show that the promise is the right one.

    Scenario: INT004
      Then retained cargo is within the declared limits

    Example: INT004 by example
      Given these limits
        | quantity       | bound    | value | unit |
        | retained cargo | at least | 75    | %    |
      And these preparations
        | preparation       | retained cargo of RNA (%) | retained cargo of lactate dehydrogenase (%) | retained cargo of CD73 activity (%) |
        | kept              | 88; 86; 90                |                                             |                                     |
        | on the line       | 75; 76; 74                |                                             |                                     |
        | spilt             | 41; 44; 40                |                                             |                                     |
        | one of two spilt  | 88; 86; 90                | 41; 44; 40                                  |                                     |
        | spilt beside CD73 | 41; 44; 40                |                                             | 97; 98; 96                          |
        | once              | 88                        |                                             |                                     |
        | CD73 alone        |                           |                                             | 97; 98; 96                          |
        | unassayed         |                           |                                             |                                     |
      Then INT004 is
        | kept              | met          |
        | on the line       | inconclusive |
        | spilt             | not met      |
        | one of two spilt  | not met      |
        | spilt beside CD73 | not met      |
        | once              | inconclusive |
        | CD73 alone        | no evidence  |
        | unassayed         | no evidence  |

    Example: INT004 by example, no limit declared
      Given these preparations
        | preparation  | intended use | retained cargo of RNA (%) |
        | for a trial  | trial        | 88; 86; 90                |
        | for research | research     | 88; 86; 90                |
      Then INT004 is
        | for a trial  | no evidence    |
        | for research | not applicable |
