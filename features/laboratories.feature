Feature: Laboratories
  What one laboratory finds means more where others find it too.

  @LAB001 @may @laboratory @W-18
  Rule: The reproducibility of concentration, integrity and activity is quantified
    The source names it as a next step, so that a laboratory on its own is not held to it; level from a lay summary.
    It wants each metric assessed by more laboratories than one and gives no number. That it takes results of five by
    one method is our choice, since with fewer the interval says next to nothing; the choice of metrics is ours too.
    A figure that was found elsewhere and is handed in as such is taken as reported, with or without its uncertainty.
    Met shows how far results of laboratories lie apart, on one material by one named method or as somebody reported it.
    Met does not show that they agree, nor, of a figure handed in, that laboratories measured at all.

    Scenario: LAB001
      Then reproducibility of membrane vesicle concentration is quantified
      And reproducibility of intact vesicles is quantified
      And reproducibility of biological activity is quantified

    Example: LAB001 by example, five laboratories
      Given these readings
        | preparation | laboratory | method        | membrane vesicle concentration (particles/mL) | intact vesicles (%) | biological activity (a.u.) |
        | circulated  | Essen      | ring protocol | 2.1e10; 2.3e10                                | 91; 93              | 66; 70                     |
        | circulated  | Graz       | ring protocol | 1.7e10; 1.8e10                                | 94; 92              | 59; 63                     |
        | circulated  | Lyon       | ring protocol | 2.6e10; 2.4e10                                | 90; 91              | 75; 71                     |
        | circulated  | Oslo       | ring protocol | 2.0e10; 2.2e10                                | 92; 94              | 68; 69                     |
        | circulated  | Porto      | ring protocol | 1.9e10; 2.0e10                                | 93; 93              | 62; 66                     |
      Then LAB001 is
        | * | met |

    Example: LAB001 by example, four laboratories
      Given these readings
        | preparation | laboratory | method        | membrane vesicle concentration (particles/mL) | intact vesicles (%) | biological activity (a.u.) |
        | circulated  | Essen      | ring protocol | 2.1e10; 2.3e10                                | 91; 93              | 66; 70                     |
        | circulated  | Graz       | ring protocol | 1.7e10; 1.8e10                                | 94; 92              | 59; 63                     |
        | circulated  | Lyon       | ring protocol | 2.6e10; 2.4e10                                | 90; 91              | 75; 71                     |
        | circulated  | Oslo       | ring protocol | 2.0e10; 2.2e10                                | 92; 94              | 68; 69                     |
      Then LAB001 is
        | * | no evidence |

    Example: LAB001 by example, one laboratory
      Given these readings
        | preparation | laboratory | method        | membrane vesicle concentration (particles/mL) | intact vesicles (%) | biological activity (a.u.) |
        | its own lot | Essen      | ring protocol | 2.1e10; 2.3e10; 2.2e10                        | 91; 93; 92          | 66; 70; 64                 |
      Then LAB001 is
        | * | no evidence |

    Example: LAB001 by example, method unnamed
      Given these readings
        | preparation | laboratory | membrane vesicle concentration (particles/mL) | intact vesicles (%) | biological activity (a.u.) |
        | circulated  | Essen      | 2.1e10; 2.3e10                                | 91; 93              | 66; 70                     |
        | circulated  | Graz       | 1.7e10; 1.8e10                                | 94; 92              | 59; 63                     |
        | circulated  | Lyon       | 2.6e10; 2.4e10                                | 90; 91              | 75; 71                     |
        | circulated  | Oslo       | 2.0e10; 2.2e10                                | 92; 94              | 68; 69                     |
        | circulated  | Porto      | 1.9e10; 2.0e10                                | 93; 93              | 62; 66                     |
        | circulated  | Turin      | 2.2e10; 2.0e10                                | 89; 92              | 70; 73                     |
      Then LAB001 is
        | * | no evidence |

    Example: LAB001 by example, found elsewhere
      Given these readings
        | preparation | quantity           | analyte                        | value | unit |
        | its own lot | reproducibility of | membrane vesicle concentration | 15    | %    |
        | its own lot | reproducibility of | intact vesicles                | 4     | %    |
        | its own lot | reproducibility of | biological activity            | 10    | %    |
      Then LAB001 is
        | * | met |

    Example: LAB001 by example, reported in a word
      Given these readings
        | preparation | quantity           | analyte                        | value   | unit |
        | its own lot | reproducibility of | membrane vesicle concentration | present | %    |
      Then LAB001 is
        | * | not met |

    Example: LAB001 by example, found elsewhere, no integrity
      Given these readings
        | preparation | quantity           | analyte                        | value | unit |
        | its own lot | reproducibility of | membrane vesicle concentration | 15    | %    |
        | its own lot | reproducibility of | biological activity            | 10    | %    |
      Then LAB001 is
        | * | no evidence |

    Example: LAB001 by example, found elsewhere, no activity
      Given these readings
        | preparation | quantity           | analyte                        | value | unit |
        | its own lot | reproducibility of | membrane vesicle concentration | 15    | %    |
        | its own lot | reproducibility of | intact vesicles                | 4     | %    |
      Then LAB001 is
        | * | no evidence |

  @LAB002 @own @laboratory @W-18 @W-04
  Rule: The reproducibility of biological activity is within the limits that the laboratory declared
    Poorly reproducible functional assays are where the source sees disagreement begin; no source gives a number.
    A figure that was found elsewhere counts as reported, and is inconclusive unless its uncertainty is stated or known.
    Met shows that results of laboratories scatter no more than was declared, by one named method or as was reported.
    Met does not show that any of them is true, nor who measured where the figure itself was handed in.

    Scenario: LAB002
      Then reproducibility of biological activity is within the declared limits

    Example: LAB002 by example, close together
      Given these limits
        | quantity           | analyte             | bound   | value | unit |
        | reproducibility of | biological activity | at most | 25    | %    |
      And these readings
        | preparation | laboratory | method       | biological activity (a.u.) |
        | circulated  | Essen      | T-cell assay | 66; 70                     |
        | circulated  | Graz       | T-cell assay | 59; 63                     |
        | circulated  | Lyon       | T-cell assay | 75; 71                     |
        | circulated  | Oslo       | T-cell assay | 68; 69                     |
        | circulated  | Porto      | T-cell assay | 62; 66                     |
        | circulated  | Turin      | T-cell assay | 70; 73                     |
      Then LAB002 is
        | * | met |

    Example: LAB002 by example, four laboratories
      Given these limits
        | quantity           | analyte             | bound   | value | unit |
        | reproducibility of | biological activity | at most | 25    | %    |
      And these readings
        | preparation | laboratory | method       | biological activity (a.u.) |
        | circulated  | Essen      | T-cell assay | 66; 70                     |
        | circulated  | Graz       | T-cell assay | 59; 63                     |
        | circulated  | Lyon       | T-cell assay | 75; 71                     |
        | circulated  | Oslo       | T-cell assay | 68; 69                     |
      Then LAB002 is
        | * | no evidence |

    Example: LAB002 by example, one laboratory
      Given these limits
        | quantity           | analyte             | bound   | value | unit |
        | reproducibility of | biological activity | at most | 25    | %    |
      And these readings
        | preparation | laboratory | method       | biological activity (a.u.) |
        | its own lot | Essen      | T-cell assay | 66; 70; 64                 |
      Then LAB002 is
        | * | no evidence |

    Example: LAB002 by example, method unnamed
      Given these limits
        | quantity           | analyte             | bound   | value | unit |
        | reproducibility of | biological activity | at most | 25    | %    |
      And these readings
        | preparation | laboratory | biological activity (a.u.) |
        | circulated  | Essen      | 66; 70                     |
        | circulated  | Graz       | 59; 63                     |
        | circulated  | Lyon       | 75; 71                     |
        | circulated  | Oslo       | 68; 69                     |
        | circulated  | Porto      | 62; 66                     |
      Then LAB002 is
        | * | no evidence |

    Example: LAB002 by example, found elsewhere, on the line
      Given these limits
        | quantity           | analyte             | bound   | value | unit |
        | reproducibility of | biological activity | at most | 25    | %    |
      And these readings
        | preparation | quantity           | analyte             | value | unit | standard uncertainty |
        | circulated  | reproducibility of | biological activity | 25    | %    | 3                    |
      Then LAB002 is
        | * | inconclusive |

    Example: LAB002 by example, found elsewhere, far apart
      Given these limits
        | quantity           | analyte             | bound   | value | unit |
        | reproducibility of | biological activity | at most | 25    | %    |
      And these readings
        | preparation | quantity           | analyte             | value | unit | standard uncertainty |
        | circulated  | reproducibility of | biological activity | 48    | %    | 3                    |
      Then LAB002 is
        | * | not met |

    Example: LAB002 by example, found elsewhere
      Given these limits
        | quantity           | analyte             | bound   | value | unit |
        | reproducibility of | biological activity | at most | 25    | %    |
      And these readings
        | preparation | quantity           | analyte             | value | unit |
        | its own lot | reproducibility of | biological activity | 10    | %    |
      Then LAB002 is
        | * | inconclusive |

    Example: LAB002 by example, neither declared nor compared
      Given these preparations
        | preparation   | intended use | laboratory | biological activity (a.u.) |
        | for the bench | research     | Essen      | 66; 70; 64                 |
        | for people    | trial        | Essen      | 66; 70; 64                 |
      Then LAB002 is
        | * | not applicable |

    Example: LAB002 by example, compared and undeclared
      Given these preparations
        | preparation | intended use |
        | circulated  | trial        |
      And these readings
        | preparation | quantity           | analyte             | value | unit | standard uncertainty |
        | circulated  | reproducibility of | biological activity | 14    | %    | 3                    |
      Then LAB002 is
        | * | no evidence |
