Feature: Assays
  A number is worth what the assay is worth that gave it.

  @ASY001 @may @W-03 @A-22
  Rule: Biological activity comes from a qualified or validated method
    The first source names missing quality-assurance assays as a cause of disagreement; the second says what a validation
    covers. That it is the activity's, and asked of the lots that are meant for people, is our reading.
    Met shows that the method's status is documented.
    Met does not show that the method measures what matters.

    Scenario: ASY001
      Given preparations whose intended use is trial, compassionate use or treatment
      Then biological activity comes from a qualified or validated method

    Example: ASY001 by example
      Given these methods
        | quantity            | method        | status      | document |
        | biological activity | T-cell assay  | qualified   | QUA-4    |
        | biological activity | bead assay    | validated   | VAL-3    |
        | biological activity | scratch assay | exploratory |          |
        | biological activity | tube assay    |             |          |
      And these preparations
        | preparation     | intended use      |
        | qualified       | trial             |
        | validated       | treatment         |
        | exploratory     | compassionate use |
        | status unstated | trial             |
        | method unnamed  | trial             |
        | unassayed       | trial             |
        | for the bench   | research          |
      And these readings
        | preparation     | method        | biological activity (a.u.) |
        | qualified       | T-cell assay  | 64                         |
        | validated       | bead assay    | 64                         |
        | exploratory     | scratch assay | 64                         |
        | status unstated | tube assay    | 64                         |
        | method unnamed  |               | 64                         |
        | for the bench   | scratch assay | 64                         |
      Then ASY001 is
        | qualified       | met            |
        | validated       | met            |
        | exploratory     | not met        |
        | status unstated | no evidence    |
        | method unnamed  | no evidence    |
        | unassayed       | no evidence    |
        | for the bench   | not applicable |

  @ASY002 @may @W-05
  Rule: Particle concentrations name their method
    Results are shared and compared only where each says how it was measured.
    Met shows that the method of the count is named.
    Met does not show that two counts by it agree.

    Scenario: ASY002
      Then particle concentration names its method

    Example: ASY002 by example
      Given these preparations
        | preparation    |
        | named          |
        | method unnamed |
        | unassayed      |
      And these readings
        | preparation    | method | particle concentration (particles/mL) |
        | named          | NTA    | 5.0e9                                 |
        | method unnamed |        | 5.0e9                                 |
      Then ASY002 is
        | named          | met         |
        | method unnamed | no evidence |
        | unassayed      | no evidence |

  @ASY003 @may @laboratory @W-04 @A-22
  Rule: The intermediate precision of biological activity is quantified
    The first source names functional assays of limited reproducibility; the second has precision covered by a validation.
    Three runs or more of one preparation are pooled within preparations, so lots that differ do not count as scatter.
    That it is the activity, and that three runs are due, is our reading: neither source gives a number.
    A figure that is handed in as such is taken as reported, as any reading is.
    Met shows how far two runs of this laboratory differ on the same preparation, by its runs or as it reported it.
    Met does not show that they agree well enough, nor, of a figure handed in, that any run was made.

    Scenario: ASY003
      Then intermediate precision of biological activity is quantified

    Example: ASY003 by example, three runs of one lot
      Given these readings
        | preparation | run  | biological activity (a.u.) | method       |
        | lot 1       | TC-1 | 64                         | T-cell assay |
        | lot 1       | TC-2 | 66                         | T-cell assay |
        | lot 1       | TC-3 | 65                         | T-cell assay |
      Then ASY003 is
        | * | met |

    Example: ASY003 by example, in a word
      Given these readings
        | preparation | intermediate precision of biological activity (%) |
        | lot 1       | present                                           |
      Then ASY003 is
        | * | not met |

    Example: ASY003 by example, one run of each of three lots
      Given these readings
        | preparation | run  | biological activity (a.u.) | method       |
        | lot 1       | TC-1 | 64                         | T-cell assay |
        | lot 2       | TC-1 | 66                         | T-cell assay |
        | lot 3       | TC-1 | 65                         | T-cell assay |
      Then ASY003 is
        | * | no evidence |

    Example: ASY003 by example, nothing assayed
      Given these preparations
        | preparation |
        | lot 1       |
      Then ASY003 is
        | * | no evidence |

  @ASY004 @own @laboratory @W-04
  Rule: The intermediate precision of biological activity is within the limits that the laboratory declared
    No source gives a number; how far runs may differ is for the laboratory to say before it relies on them.
    A figure that is handed in as such counts with its stated uncertainty, and without one is inconclusive.
    Met shows that the runs handed in, or the figure reported, keep the laboratory's own limit, with 95 % confidence.
    Met does not show that the limit is narrow enough for what is decided by the assay, nor that a reported figure is so.

    Scenario: ASY004
      Then intermediate precision of biological activity is within the declared limits

    Example: ASY004 by example, three runs of four lots
      Given these limits
        | quantity                  | analyte             | bound   | value | unit |
        | intermediate precision of | biological activity | at most | 20    | %    |
      And these readings
        | preparation | run  | biological activity (a.u.) | method       |
        | lot 1       | TC-1 | 64                         | T-cell assay |
        | lot 1       | TC-2 | 66                         | T-cell assay |
        | lot 1       | TC-3 | 65                         | T-cell assay |
        | lot 2       | TC-1 | 50                         | T-cell assay |
        | lot 2       | TC-2 | 52                         | T-cell assay |
        | lot 2       | TC-3 | 51                         | T-cell assay |
        | lot 3       | TC-1 | 81                         | T-cell assay |
        | lot 3       | TC-2 | 78                         | T-cell assay |
        | lot 3       | TC-3 | 80                         | T-cell assay |
        | lot 4       | TC-1 | 70                         | T-cell assay |
        | lot 4       | TC-2 | 70                         | T-cell assay |
        | lot 4       | TC-3 | 72                         | T-cell assay |
      Then ASY004 is
        | * | met |

    Example: ASY004 by example, runs that differ
      Given these limits
        | quantity                  | analyte             | bound   | value | unit |
        | intermediate precision of | biological activity | at most | 20    | %    |
      And these readings
        | preparation | run  | biological activity (a.u.) | method       |
        | lot 1       | TC-1 | 20                         | T-cell assay |
        | lot 1       | TC-2 | 64                         | T-cell assay |
        | lot 1       | TC-3 | 150                        | T-cell assay |
        | lot 2       | TC-1 | 140                        | T-cell assay |
        | lot 2       | TC-2 | 50                         | T-cell assay |
        | lot 2       | TC-3 | 22                         | T-cell assay |
        | lot 3       | TC-1 | 81                         | T-cell assay |
        | lot 3       | TC-2 | 19                         | T-cell assay |
        | lot 3       | TC-3 | 160                        | T-cell assay |
        | lot 4       | TC-1 | 160                        | T-cell assay |
        | lot 4       | TC-2 | 30                         | T-cell assay |
        | lot 4       | TC-3 | 72                         | T-cell assay |
      Then ASY004 is
        | * | not met |

    Example: ASY004 by example, three runs of one lot
      Given these limits
        | quantity                  | analyte             | bound   | value | unit |
        | intermediate precision of | biological activity | at most | 5     | %    |
      And these readings
        | preparation | run  | biological activity (a.u.) | method       |
        | lot 1       | TC-1 | 64                         | T-cell assay |
        | lot 1       | TC-2 | 66                         | T-cell assay |
        | lot 1       | TC-3 | 65                         | T-cell assay |
      Then ASY004 is
        | * | inconclusive |

    Example: ASY004 by example, on the limit
      Given these limits
        | quantity                  | analyte             | bound   | value | unit |
        | intermediate precision of | biological activity | at most | 10    | %    |
      And these readings
        | preparation | run  | biological activity (a.u.) | method       |
        | lot 1       | TC-1 | 90.5                       | T-cell assay |
        | lot 1       | TC-2 | 100                        | T-cell assay |
        | lot 1       | TC-3 | 110.5                      | T-cell assay |
      Then ASY004 is
        | * | inconclusive |

    Example: ASY004 by example, a noisy lot with a zero is left out
      Given these limits
        | quantity                  | analyte             | bound   | value | unit |
        | intermediate precision of | biological activity | at most | 20    | %    |
      And these readings
        | preparation | run  | biological activity (a.u.) | method       |
        | lot 1       | TC-1 | 64                         | T-cell assay |
        | lot 1       | TC-2 | 66                         | T-cell assay |
        | lot 1       | TC-3 | 65                         | T-cell assay |
        | lot 1       | TC-4 | 64.5                       | T-cell assay |
        | lot 2       | TC-1 | 0                          | T-cell assay |
        | lot 2       | TC-2 | 200                        | T-cell assay |
        | lot 2       | TC-3 | 90                         | T-cell assay |
        | lot 2       | TC-4 | 300                        | T-cell assay |
      Then ASY004 is
        | * | inconclusive |

    Example: ASY004 by example, reported as a figure
      Given these limits
        | quantity                  | analyte             | bound   | value | unit |
        | intermediate precision of | biological activity | at most | 20    | %    |
      And these readings
        | preparation | quantity                  | analyte             | value | unit | standard uncertainty |
        | lot 1       | intermediate precision of | biological activity | 5     | %    | 0.5                  |
      Then ASY004 is
        | * | met |

    Example: ASY004 by example, reported without uncertainty
      Given these limits
        | quantity                  | analyte             | bound   | value | unit |
        | intermediate precision of | biological activity | at most | 20    | %    |
      And these readings
        | preparation | quantity                  | analyte             | value | unit |
        | lot 1       | intermediate precision of | biological activity | 5     | %    |
      Then ASY004 is
        | * | inconclusive |

    Example: ASY004 by example, undeclared
      Given these readings
        | preparation | run  | biological activity (a.u.) | method       |
        | lot 1       | TC-1 | 64                         | T-cell assay |
        | lot 1       | TC-2 | 66                         | T-cell assay |
        | lot 1       | TC-3 | 65                         | T-cell assay |
        | lot 2       | TC-1 | 50                         | T-cell assay |
        | lot 2       | TC-2 | 52                         | T-cell assay |
        | lot 2       | TC-3 | 51                         | T-cell assay |
        | lot 3       | TC-1 | 81                         | T-cell assay |
        | lot 3       | TC-2 | 78                         | T-cell assay |
        | lot 3       | TC-3 | 80                         | T-cell assay |
        | lot 4       | TC-1 | 70                         | T-cell assay |
        | lot 4       | TC-2 | 70                         | T-cell assay |
        | lot 4       | TC-3 | 72                         | T-cell assay |
      Then ASY004 is
        | * | no evidence |

  @ASY005 @may @W-03 @A-22
  Rule: The validation status of every assay is known
    Any status will do, exploratory too: what is asked here is that a reader can tell which it is.
    Met shows that each reading names a method whose status is listed.
    Met does not show that any of the methods is validated.

    Scenario: ASY005
      Then readings name their validation status

    Example: ASY005 by example
      Given these methods
        | quantity               | method      | status      | document |
        | particle concentration | NTA         | qualified   | QUA-1    |
        | protein                | BCA         | exploratory |          |
        | protein                | absorbance  |             |          |
      And these preparations
        | preparation       |
        | every one         |
        | one unstated      |
        | one not listed    |
        | one method blank  |
        | unassayed         |
      And these readings
        | preparation      | method     | particle concentration (particles/mL) | protein (µg/mL) |
        | every one        | NTA        | 5.0e9                                 |                 |
        | every one        | BCA        |                                       | 210             |
        | one unstated     | NTA        | 5.0e9                                 |                 |
        | one unstated     | absorbance |                                       | 210             |
        | one not listed   | NTA        | 5.0e9                                 |                 |
        | one not listed   | NTA        |                                       | 210             |
        | one method blank | NTA        | 5.0e9                                 |                 |
        | one method blank |            |                                       | 210             |
      Then ASY005 is
        | every one        | met         |
        | one unstated     | no evidence |
        | one not listed   | no evidence |
        | one method blank | no evidence |
        | unassayed        | no evidence |
