Feature: Reference
  A new lot means more beside a lot that is known.

  @REF001 @may @W-16
  Rule: Biological activity is equivalent to that of the reference within the declared margins
    A reference is optional in the source, so a lot that names none is not judged; the margins are the laboratory's own.
    That activity is what is compared, and equivalence how, is our reading.
    Met shows that the lot does what its reference does, within the margins.
    Met does not show that the reference is a good one.

    Scenario: REF001
      Given preparations that name a reference
      Then biological activity is equivalent to the reference within the declared margins

    Example: REF001 by example
      Given these limits
        | quantity            | bound    | value | unit | kind   | declared on | basis                   |
        | biological activity | at least | 0.70  | 1    | margin | 2025-01-10  | spread of the reference |
        | biological activity | at most  | 1.40  | 1    | margin | 2025-01-10  | spread of the reference |
      And these methods
        | quantity            | method       | cv_intermediate | df | status    | document |
        | biological activity | T-cell assay | 8               | 20 | validated | VAL-9    |
      And these preparations
        | preparation | role      | reference |
        | known lot   | reference |           |
        | alike       | product   | known lot |
        | on the line | product   | known lot |
        | half        | product   | known lot |
        | another run | product   | known lot |
        | on its own  | product   |           |
      And these readings
        | preparation | method       | run | measured on | biological activity (a.u.) |
        | known lot   | T-cell assay | R-1 | 2025-03-04  | 66.0                       |
        | alike       | T-cell assay | R-1 | 2025-03-04  | 64.3                       |
        | on the line | T-cell assay | R-1 | 2025-03-04  | 46.2                       |
        | half        | T-cell assay | R-1 | 2025-03-04  | 33.1                       |
        | another run | T-cell assay | R-2 | 2025-03-06  | 64.3                       |
        | on its own  | T-cell assay | R-1 | 2025-03-04  | 64.3                       |
      Then REF001 is
        | alike       | met            |
        | on the line | inconclusive   |
        | half        | not met        |
        | another run | no evidence    |
        | on its own  | not applicable |

  @REF002 @may @W-09
  Rule: The process class is the same as that of the reference
    Lots of different processes are compared as different things; the level is from a lay summary.
    The source asks for a class; that a lot and its reference share it is our reading.
    Met shows that both lots name the same class of process.
    Met does not show that the two processes agree in detail.

    Scenario: REF002
      Given preparations that name a reference
      Then process class is the same as the reference's

    Example: REF002 by example
      Given these preparations
        | preparation   | role      | reference  | process class                   |
        | known lot     | reference |            | tangential flow, size exclusion |
        | unlabelled    | reference |            |                                 |
        | same class    | product   | known lot  | tangential flow, size exclusion |
        | another class | product   | known lot  | ultracentrifugation             |
        | no class      | product   | known lot  |                                 |
        | beside a gap  | product   | unlabelled | ultracentrifugation             |
        | on its own    | product   |            | ultracentrifugation             |
      Then REF002 is
        | same class    | met            |
        | another class | not met        |
        | no class      | no evidence    |
        | beside a gap  | no evidence    |
        | on its own    | not applicable |

  @REF003 @may @W-17
  Rule: The reference is qualified for each of five metrics
    Level from a lay summary. The source puts a well-characterised preparation behind each metric, one metric at a time.
    The list is our choice. The source's ratio of specific lipids is not in it, since what we saw does not say which lipids;
    a lot may be compared in other quantities too, which this does not ask about.
    Met shows that a qualification of the reference is on file for each of the five.
    Met does not show that the reference is the best one, nor that it is still what it was.

    Scenario Outline: REF003
      Given preparations whose role is reference
      Then reference qualification of <metric> is on file

      Examples:
        | metric                         |
        | MSC to non-MSC antigen ratio   |
        | lipid to protein ratio         |
        | membrane vesicle concentration |
        | intact vesicles                |
        | biological activity            |

    Example: REF003 by example
      Given these documents
        | subject    | kind                    | quantity                       | reference | status    |
        | whole      | reference qualification | MSC to non-MSC antigen ratio   | QUA-R1    | approved  |
        | whole      | reference qualification | lipid to protein ratio         | QUA-R2    | approved  |
        | whole      | reference qualification | membrane vesicle concentration | QUA-R3    | approved  |
        | whole      | reference qualification | intact vesicles                | QUA-R4    | approved  |
        | whole      | reference qualification | biological activity            | QUA-R5    | approved  |
        | in part    | reference qualification | biological activity            | QUA-S5    | approved  |
        | taken back | reference qualification | MSC to non-MSC antigen ratio   | QUA-T1    | approved  |
        | taken back | reference qualification | lipid to protein ratio         | QUA-T2    | approved  |
        | taken back | reference qualification | membrane vesicle concentration | QUA-T3    | approved  |
        | taken back | reference qualification | intact vesicles                | QUA-T4    | approved  |
        | taken back | reference qualification | biological activity            | QUA-T5    | withdrawn |
      And these preparations
        | preparation | role      | reference |
        | whole       | reference |           |
        | in part     | reference |           |
        | taken back  | reference |           |
        | a lot       | product   | whole     |
      Then REF003 is
        | whole      | met            |
        | in part    | no evidence    |
        | taken back | not met        |
        | a lot      | not applicable |

    Example: REF003 by example, one metric taken back
      Given these documents
        | subject          | kind                    | quantity                       | reference | status    |
        | *                | reference qualification | MSC to non-MSC antigen ratio   | QUA-R1    | approved  |
        | *                | reference qualification | lipid to protein ratio         | QUA-R2    | approved  |
        | *                | reference qualification | membrane vesicle concentration | QUA-R3    | approved  |
        | *                | reference qualification | intact vesicles                | QUA-R4    | approved  |
        | *                | reference qualification | biological activity            | QUA-R5    | approved  |
        | by antigens      | reference qualification | MSC to non-MSC antigen ratio   | QUA-U1    | withdrawn |
        | by lipids        | reference qualification | lipid to protein ratio         | QUA-U2    | withdrawn |
        | by concentration | reference qualification | membrane vesicle concentration | QUA-U3    | withdrawn |
        | by integrity     | reference qualification | intact vesicles                | QUA-U4    | withdrawn |
      And these preparations
        | preparation      | role      |
        | by antigens      | reference |
        | by lipids        | reference |
        | by concentration | reference |
        | by integrity     | reference |
      Then REF003 is
        | by antigens      | not met |
        | by lipids        | not met |
        | by concentration | not met |
        | by integrity     | not met |
