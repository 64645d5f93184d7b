Feature: Manufacturing
  What is made by another process is another thing until it is shown to be the same.

  @MAN001 @should @A-17m
  Rule: Activity and integrity after a change of the process are comparable to those before it
    The source asks for comparability and gives no margin; the laboratory declares its own, by the day of the runs.
    Which quantities are compared, activity and integrity, is our choice; so is asking it only of lots for people.
    Met shows that the lot stands beside one of the earlier process, in the same runs, within the margins.
    Met does not show that what was not compared is the same as before.

    Scenario: MAN001
      Given preparations whose process change is yes
      And preparations whose intended use is trial, compassionate use or treatment
      Then biological activity is equivalent to the predecessor within the declared margins
      And intact vesicles are equivalent to the predecessor within the declared margins

    Example: MAN001 by example
      Given these limits
        | quantity            | bound    | value | unit | kind   | declared on | basis             |
        | biological activity | at least | 0.70  | 1    | margin | 2025-01-10  | ten earlier lots  |
        | biological activity | at most  | 1.40  | 1    | margin | 2025-01-10  | ten earlier lots  |
        | intact vesicles     | at least | 0.90  | 1    | margin | 2025-01-10  | ten earlier lots  |
        | intact vesicles     | at most  | 1.10  | 1    | margin | 2025-01-10  | ten earlier lots  |
      And these methods
        | quantity            | method        | cv_intermediate | df | status    | document |
        | biological activity | T-cell assay  | 8               | 20 | validated | VAL-9    |
        | intact vesicles     | dye retention | 1               | 20 | validated | VAL-8    |
      And these preparations
        | preparation   | process change | predecessor | intended use      |
        | as it was     | no             |             | trial             |
        | alike         | yes            | as it was   | trial             |
        | on the line   | yes            | as it was   | compassionate use |
        | weaker        | yes            | as it was   | treatment         |
        | leaking       | yes            | as it was   | trial             |
        | another run   | yes            | as it was   | trial             |
        | beside none   | yes            |             | trial             |
        | unstated      |                | as it was   | trial             |
        | for the bench | yes            |             | research          |
      And these readings
        | preparation | method        | run | measured on | biological activity (a.u.) | intact vesicles (%) |
        | as it was   | T-cell assay  | R-1 | 2025-03-04  | 66.0                       |                     |
        | alike       | T-cell assay  | R-1 | 2025-03-04  | 64.3                       |                     |
        | on the line | T-cell assay  | R-1 | 2025-03-04  | 46.2                       |                     |
        | weaker      | T-cell assay  | R-1 | 2025-03-04  | 33.1                       |                     |
        | leaking     | T-cell assay  | R-1 | 2025-03-04  | 64.3                       |                     |
        | another run | T-cell assay  | R-2 | 2025-03-06  | 64.3                       |                     |
        | as it was   | dye retention | D-1 | 2025-03-04  |                            | 90                  |
        | alike       | dye retention | D-1 | 2025-03-04  |                            | 91                  |
        | on the line | dye retention | D-1 | 2025-03-04  |                            | 81                  |
        | weaker      | dye retention | D-1 | 2025-03-04  |                            | 91                  |
        | leaking     | dye retention | D-1 | 2025-03-04  |                            | 61                  |
        | another run | dye retention | D-1 | 2025-03-04  |                            | 91                  |
      Then MAN001 is
        | as it was     | not applicable |
        | alike         | met            |
        | on the line   | inconclusive   |
        | weaker        | not met        |
        | leaking       | not met        |
        | another run   | no evidence    |
        | beside none   | no evidence    |
        | unstated      | no evidence    |
        | for the bench | not applicable |

  @MAN002 @may @W-02
  Rule: The method that separated the vesicles is recorded
    The source names differing methods of production and separation as a cause of disagreement.
    What separated them from the medium decides what else came along.
    Met shows that the method is written down.
    Met does not show that it is a good one, nor in which steps it was run.

    Scenario: MAN002
      Then separation is recorded

    Example: MAN002 by example
      Given these preparations
        | preparation | separation                 |
        | filtered    | tangential flow filtration |
        | blank       |                            |
        | unknown     | unknown                    |
      Then MAN002 is
        | filtered | met         |
        | blank    | no evidence |
        | unknown  | no evidence |

  @MAN003 @should @W-09
  Rule: The manufacturing process and its class are recorded
    Level from a lay summary. It asks for a classification by process and gives no classes, so the laboratory names its own.
    That the process itself is recorded beside its class is our reading: a class that nobody can trace classifies nothing.
    Met shows that process and class are written down.
    Met does not show that lots of one class are alike.

    Scenario: MAN003
      Then process is recorded
      And process class is recorded

    Example: MAN003 by example
      Given these preparations
        | preparation   | process | process class                   |
        | both          | P-1 v2  | tangential flow, size exclusion |
        | process alone | P-1 v2  |                                 |
        | class alone   |         | tangential flow, size exclusion |
        | neither       |         |                                 |
      Then MAN003 is
        | both          | met         |
        | process alone | no evidence |
        | class alone   | no evidence |
        | neither       | no evidence |

  @MAN004 @should @B-15
  Rule: The yield of particles for each cell is quantified
    Level from a lay summary. The source wants manufacturing that is robust and can be scaled; that yield measures it
    is our reading, and so is asking lots for people alone.
    Met shows that the yield of this lot was measured.
    Met does not show that the process can be scaled.

    Scenario: MAN004
      Given preparations whose intended use is trial, compassionate use or treatment
      Then particle yield is quantified

    Example: MAN004 by example
      Given these preparations
        | preparation   | intended use      | particle yield (particles/cells) |
        | measured      | trial             | 2100; 1900; 2000                 |
        | treated       | treatment         | 2100                             |
        | compassionate | compassionate use | >2000                            |
        | in a word     | trial             | present                          |
        | unmeasured    | trial             |                                  |
        | use unstated  |                   | 2100                             |
        | for the bench | research          |                                  |
      Then MAN004 is
        | measured      | met            |
        | treated       | met            |
        | compassionate | met            |
        | in a word     | not met        |
        | unmeasured    | no evidence    |
        | use unstated  | no evidence    |
        | for the bench | not applicable |

  @MAN005 @own @B-15
  Rule: The yield of particles for each producer cell is within the limits that the laboratory declared
    A lay summary asks for robust manufacturing and gives no number; a yield far from the usual says that something changed.
    Met shows that the lot yielded what its maker had promised.
    Met does not show that the particles are as active as the usual ones.

    Scenario: MAN005
      Then particle yield is within the declared limits

    Example: MAN005 by example
      Given these limits
        | quantity       | bound    | value | unit            |
        | particle yield | at least | 1000  | particles/cells |
        | particle yield | at most  | 4000  | particles/cells |
      And these preparations
        | preparation    | particle yield (particles/cells) |
        | usual          | 2100; 1950; 2040                 |
        | on the line    | 980; 1020; 1000                  |
        | poor           | 410; 430; 402                    |
        | strangely rich | 9100; 8800; 9350                 |
        | once           | 2100                             |
        | unmeasured     |                                  |
      Then MAN005 is
        | usual          | met          |
        | on the line    | inconclusive |
        | poor           | not met      |
        | strangely rich | not met      |
        | once           | inconclusive |
        | unmeasured     | no evidence  |

    Example: MAN005 by example, no limit declared
      Given these preparations
        | preparation   | intended use | particle yield (particles/cells) |
        | for people    | trial        | 2100; 1950; 2040                 |
        | for the bench | research     | 2100; 1950; 2040                 |
      Then MAN005 is
        | for people    | no evidence    |
        | for the bench | not applicable |

  @MAN006 @own @laboratory @B-15
  Rule: The variation of the particle yield from lot to lot is within the limits that the laboratory declared
    A lay summary asks for robust manufacturing; that lots of one process yield alike is our reading, and no number was seen.
    Lots count together where they are of one process and stage, by one method, whatever their tissue, donor or product.
    It takes three lots, which is our choice; of processes, or of methods, each is judged and the worst counts.
    A figure that was found elsewhere and is handed in as such is taken as reported.
    Met shows that lots differ no more than was declared, with 95 % confidence, as handed in or as somebody reported it.
    Met does not show that lots which were not handed in do, nor, of a figure handed in, that there were any.

    Scenario: MAN006
      Then lot-to-lot variation of particle yield is within the declared limits

    Example: MAN006 by example, six lots alike
      Given these limits
        | quantity                | analyte        | bound   | value | unit |
        | lot-to-lot variation of | particle yield | at most | 30    | %    |
      And these preparations
        | preparation | process |
        | lot 1       | P-1 v2  |
        | lot 2       | P-1 v2  |
        | lot 3       | P-1 v2  |
        | lot 4       | P-1 v2  |
        | lot 5       | P-1 v2  |
        | lot 6       | P-1 v2  |
      And these readings
        | preparation | method | particle yield (particles/cells) |
        | lot 1       | NTA    | 2100                             |
        | lot 2       | NTA    | 1950                             |
        | lot 3       | NTA    | 2040                             |
        | lot 4       | NTA    | 2210                             |
        | lot 5       | NTA    | 1880                             |
        | lot 6       | NTA    | 2060                             |
      Then MAN006 is
        | * | met |

    Example: MAN006 by example, two processes, each of which yields alike
      Given these limits
        | quantity                | analyte        | bound   | value | unit |
        | lot-to-lot variation of | particle yield | at most | 30    | %    |
      And these preparations
        | preparation | process |
        | flask 1     | P-1 v2  |
        | flask 2     | P-1 v2  |
        | flask 3     | P-1 v2  |
        | flask 4     | P-1 v2  |
        | fibre 1     | P-2 v1  |
        | fibre 2     | P-2 v1  |
        | fibre 3     | P-2 v1  |
        | fibre 4     | P-2 v1  |
      And these readings
        | preparation | method | particle yield (particles/cells) |
        | flask 1     | NTA    | 2100                             |
        | flask 2     | NTA    | 1980                             |
        | flask 3     | NTA    | 2040                             |
        | flask 4     | NTA    | 2110                             |
        | fibre 1     | NTA    | 9100                             |
        | fibre 2     | NTA    | 9400                             |
        | fibre 3     | NTA    | 8900                             |
        | fibre 4     | NTA    | 9250                             |
      Then MAN006 is
        | * | met |

    Example: MAN006 by example, four lots on the line
      Given these limits
        | quantity                | analyte        | bound   | value | unit |
        | lot-to-lot variation of | particle yield | at most | 30    | %    |
      And these preparations
        | preparation | process |
        | lot 1       | P-1 v2  |
        | lot 2       | P-1 v2  |
        | lot 3       | P-1 v2  |
        | lot 4       | P-1 v2  |
      And these readings
        | preparation | method | particle yield (particles/cells) |
        | lot 1       | NTA    | 1551                             |
        | lot 2       | NTA    | 2579                             |
        | lot 3       | NTA    | 1551                             |
        | lot 4       | NTA    | 2579                             |
      Then MAN006 is
        | * | inconclusive |

    Example: MAN006 by example, four lots far apart
      Given these limits
        | quantity                | analyte        | bound   | value | unit |
        | lot-to-lot variation of | particle yield | at most | 30    | %    |
      And these preparations
        | preparation | process |
        | lot 1       | P-1 v2  |
        | lot 2       | P-1 v2  |
        | lot 3       | P-1 v2  |
        | lot 4       | P-1 v2  |
      And these readings
        | preparation | method | particle yield (particles/cells) |
        | lot 1       | NTA    | 400                              |
        | lot 2       | NTA    | 2100                             |
        | lot 3       | NTA    | 9000                             |
        | lot 4       | NTA    | 1100                             |
      Then MAN006 is
        | * | not met |

    Example: MAN006 by example, two lots
      Given these limits
        | quantity                | analyte        | bound   | value | unit |
        | lot-to-lot variation of | particle yield | at most | 30    | %    |
      And these preparations
        | preparation | process |
        | lot 1       | P-1 v2  |
        | lot 2       | P-1 v2  |
      And these readings
        | preparation | method | particle yield (particles/cells) |
        | lot 1       | NTA    | 2100                             |
        | lot 2       | NTA    | 2080                             |
      Then MAN006 is
        | * | no evidence |

    Example: MAN006 by example, process unnamed
      Given these limits
        | quantity                | analyte        | bound   | value | unit |
        | lot-to-lot variation of | particle yield | at most | 30    | %    |
      And these preparations
        | preparation |
        | lot 1       |
        | lot 2       |
        | lot 3       |
        | lot 4       |
      And these readings
        | preparation | method | particle yield (particles/cells) |
        | lot 1       | NTA    | 2100                             |
        | lot 2       | NTA    | 2080                             |
        | lot 3       | NTA    | 2050                             |
        | lot 4       | NTA    | 2110                             |
      Then MAN006 is
        | * | no evidence |

    Example: MAN006 by example, a lot known only as a bound
      Given these limits
        | quantity                | analyte        | bound   | value | unit |
        | lot-to-lot variation of | particle yield | at most | 30    | %    |
      And these preparations
        | preparation | process |
        | lot 1       | P-1 v2  |
        | lot 2       | P-1 v2  |
        | lot 3       | P-1 v2  |
        | lot 4       | P-1 v2  |
        | lot 5       | P-1 v2  |
      And these readings
        | preparation | method | particle yield (particles/cells) |
        | lot 1       | NTA    | 2100                             |
        | lot 2       | NTA    | 2080                             |
        | lot 3       | NTA    | 2050                             |
        | lot 4       | NTA    | 2110                             |
        | lot 5       | NTA    | <500                             |
      Then MAN006 is
        | * | inconclusive |

    Example: MAN006 by example, undeclared
      Given these preparations
        | preparation | process | intended use |
        | lot 1       | P-1 v2  | trial        |
        | lot 2       | P-1 v2  | trial        |
        | lot 3       | P-1 v2  | trial        |
      And these readings
        | preparation | method | particle yield (particles/cells) |
        | lot 1       | NTA    | 2100                             |
        | lot 2       | NTA    | 2080                             |
        | lot 3       | NTA    | 2050                             |
      Then MAN006 is
        | * | no evidence |

  @MAN007 @should @A-17o
  Rule: Every impurity of the process that the laboratory names is quantified
    The source wants impurities of the process examined and names none that we saw; albumin, nuclease and antibiotics are
    such by knowledge of the field. Which ones the process leaves, the laboratory knows and names. Asking lots for people
    alone is our reading.
    Met shows that each named impurity was measured.
    Met does not show that no other impurity is there.

    Scenario: MAN007
      Given preparations whose intended use is trial, compassionate use or treatment
      Then every impurity is quantified

    Example: MAN007 by example
      Given these panels
        | panel    | member   |
        | impurity | albumin  |
        | impurity | nuclease |
      And these preparations
        | preparation   | intended use      | impurity concentration of albumin (ng/mL) | impurity concentration of nuclease (ng/mL) |
        | both          | trial             | 120; 118; 125                             | <0.5                                       |
        | treated       | treatment         | 120                                       | <0.5                                       |
        | compassionate | compassionate use | 120                                       | 0.2                                        |
        | in a word     | trial             | 120; 118; 125                             | absent                                     |
        | one unassayed | trial             | 120; 118; 125                             |                                            |
        | neither       | trial             |                                           |                                            |
        | use unstated  |                   | 120                                       | <0.5                                       |
        | for the bench | research          |                                           |                                            |
      Then MAN007 is
        | both          | met            |
        | treated       | met            |
        | compassionate | met            |
        | in a word     | not met        |
        | one unassayed | no evidence    |
        | neither       | no evidence    |
        | use unstated  | no evidence    |
        | for the bench | not applicable |

    Example: MAN007 by example, none named
      Given these preparations
        | preparation | intended use | impurity concentration of albumin (ng/mL) |
        | measured    | trial        | 120; 118; 125                             |
      Then MAN007 is
        | measured | no evidence |

  @MAN008 @own @A-17o
  Rule: Every impurity of the declared panel is within the limits that the laboratory declared
    The source asks for criteria and gives none, so each impurity of the panel takes a limit of the laboratory's own.
    In a lot that is not for people an impurity without a limit is not judged, and the others answer for themselves.
    Met shows that each impurity keeps the limit that its maker promised.
    Met does not show that the limit is harmless to a person.

    Scenario: MAN008
      Then every impurity is within the declared limits

    Example: MAN008 by example
      Given these panels
        | panel    | member   |
        | impurity | albumin  |
        | impurity | nuclease |
      And these limits
        | quantity                  | analyte  | bound   | value | unit  |
        | impurity concentration of | albumin  | at most | 500   | ng/mL |
        | impurity concentration of | nuclease | at most | 1     | ng/mL |
      And these methods
        | quantity                  | method | lod | loq | unit  |
        | impurity concentration of | ELISA  | 0.1 | 0.2 | ng/mL |
      And these readings
        | preparation    | method | impurity concentration of albumin (ng/mL) | impurity concentration of nuclease (ng/mL) |
        | clean          | ELISA  | 120; 131; 115                             | 0.41; 0.44; 0.40                           |
        | none found     | ELISA  | 120; 131; 115                             | <0.2                                       |
        | on the line    | ELISA  | 490; 510; 500                             | 0.41; 0.44; 0.40                           |
        | full of enzyme | ELISA  | 120; 131; 115                             | 6.2; 6.6; 6.4                              |
        | once           | ELISA  | 120                                       | 0.41; 0.44; 0.40                           |
        | one unassayed  | ELISA  | 120; 131; 115                             |                                            |
      Then MAN008 is
        | clean          | met          |
        | none found     | met          |
        | on the line    | inconclusive |
        | full of enzyme | not met      |
        | once           | inconclusive |
        | one unassayed  | no evidence  |

    Example: MAN008 by example, one without a limit
      Given these panels
        | panel    | member   |
        | impurity | albumin  |
        | impurity | nuclease |
      And these limits
        | quantity                  | analyte | bound   | value | unit  |
        | impurity concentration of | albumin | at most | 500   | ng/mL |
      And these preparations
        | preparation   | intended use | impurity concentration of albumin (ng/mL) | impurity concentration of nuclease (ng/mL) |
        | for people    | trial        | 120; 131; 115                             | 0.41; 0.44; 0.40                           |
        | for the bench | research     | 120; 131; 115                             | 0.41; 0.44; 0.40                           |
      Then MAN008 is
        | for people    | no evidence |
        | for the bench | met         |

  @MAN009 @should @A-17o
  Rule: The host DNA of immortalised lines is quantified in their lots
    The source asks for impurities with criteria; that DNA of an immortalised line is one of them is our reading.
    A transforming gene can be on it, so it is asked for whether the panel names it or not.
    Met shows that the DNA of the cells was measured in this lot.
    Met does not show that there is little of it, nor that it carries no transforming gene.

    Scenario: MAN009
      Given preparations whose immortalised is yes
      Then impurity concentration of host DNA is quantified

    Example: MAN009 by example
      Given these preparations
        | preparation   | immortalised | impurity concentration of host DNA (ng/mL) |
        | measured      | yes          | 1.8                                        |
        | below a bound | yes          | <0.5                                       |
        | in a word     | yes          | absent                                     |
        | unassayed     | yes          |                                            |
        | not stated    |              | 1.8                                        |
        | primary cells | no           |                                            |
      Then MAN009 is
        | measured      | met            |
        | below a bound | met            |
        | in a word     | not met        |
        | unassayed     | no evidence    |
        | not stated    | no evidence    |
        | primary cells | not applicable |

  @MAN010 @should @A-17p
  Rule: Lots for people look as their specification says, and the specification is on file
    The source puts appearance into the release tests and describes none, so what a lot looks like is the laboratory's own limit.
    That it is a document, there at release, or today where the lot is not released, and asking it only of lots for people,
    are our reading.
    Met shows that the lot was looked at and found as specified, by a specification that was in force at release.
    Met does not show what the lot looks like, nor what the eye cannot see.

    Scenario: MAN010
      Given preparations whose intended use is trial, compassionate use or treatment
      Then appearance as specified is detected
      And appearance specification is on file at release

    Example: MAN010 by example
      Given these documents
        | subject      | kind                     | reference | status    | issued_on  |
        | clear drops  | appearance specification | APP-1 v2  | approved  | 2024-02-01 |
        | cloudy drops | appearance specification | APP-2 v1  | approved  | 2024-02-01 |
        | old drops    | appearance specification | APP-0 v1  | withdrawn | 2024-02-01 |
        | unseen drops | appearance specification | APP-3 v1  | approved  | 2024-02-01 |
        | late drops   | appearance specification | APP-4 v1  | approved  | 2025-04-11 |
      And these preparations
        | preparation   | intended use      | product      | appearance as specified (1) | released on |
        | clear         | trial             | clear drops  | present                     |             |
        | flocculent    | trial             | cloudy drops | absent                      |             |
        | by an old one | treatment         | old drops    | present                     |             |
        | nobody looked | compassionate use | unseen drops |                             |             |
        | unspecified   | trial             | new drops    | present                     |             |
        | use unstated  |                   | clear drops  | present                     |             |
        | for the bench | research          | new drops    |                             |             |
        | written later | trial             | late drops   | present                     | 2025-04-10  |
      Then MAN010 is
        | clear         | met            |
        | flocculent    | not met        |
        | by an old one | not met        |
        | nobody looked | no evidence    |
        | unspecified   | no evidence    |
        | use unstated  | no evidence    |
        | for the bench | not applicable |
        | written later | no evidence    |
